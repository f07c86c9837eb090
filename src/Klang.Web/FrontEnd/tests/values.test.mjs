import assert from 'node:assert/strict';
import { test } from 'node:test';
import { change, fromText, plainNumber, shown, shownTyped, typed } from '../../Features/Entry/grid/values.js';
import { commonLength } from '../../Features/Entry/grid/names.js';

const texts = { yes: 'ใช่', no: 'ไม่ใช่' };
const integer = { type: 'integer' };
const money = { type: 'money' };
const choice = { type: 'choice', choices: [{ code: 'A', label: 'ดำเนินการ' }, { code: 'D', label: 'ยุบเลิก' }] };
const multi = { ...choice, type: 'multi' };

test('PlainNumber_ThaiDigitsCommasAndMinus_AreRead', () => {
  assert.deepEqual(['๑,๒๓๔', ' 12 ', '−5', '.5', '1e5', 'สิบ', '', '1.2.3'].map(plainNumber), ['1234', '12', '-5', '.5', null, null, null, null]);
});

test('Shown_EachType_AsOfficersWriteIt', () => {
  assert.equal(shown(integer, 12345, texts), '12,345');
  assert.equal(shown(money, '1234567.5', texts), '1,234,567.50');
  assert.equal(shown(money, '-0.5', texts), '−0.50');
  assert.equal(shown({ type: 'date' }, '2018-10-01', texts), '1/10/2561');
  assert.equal(shown({ type: 'yesno' }, false, texts), 'ไม่ใช่');
  assert.equal(shown(choice, 'D', texts), 'ยุบเลิก');
  assert.equal(shown(multi, ['A', 'D'], texts), 'ดำเนินการ, ยุบเลิก');
  assert.equal(shown(integer, null, texts), '');
  assert.equal(shown(integer, 0, texts), '0');
});

test('Shown_MoreDigitsThanANumberHolds_StaysExact', () => {
  assert.equal(shown(money, '12345678901234567.89', texts), '12,345,678,901,234,567.89');
});

test('ShownTyped_UnreadableText_StaysAsTyped', () => {
  assert.equal(shownTyped(integer, 'สิบสอง', texts), 'สิบสอง');
  assert.equal(shownTyped(integer, '๑๒๐๐', texts), '1,200');
});

test('FromText_NameOfAChoice_BecomesItsCode', () => {
  assert.equal(fromText(choice, ' ยุบเลิก '), 'D');
  assert.equal(fromText(choice, 'อื่น'), 'อื่น');
  assert.equal(fromText({ type: 'yesno' }, 'ไม่ใช่'), 'no');
  assert.equal(fromText(integer, '  '), null);
});

test('Change_NumbersAndTexts_DirectionOrDifference', () => {
  assert.equal(change(money, '10.00', '9.5'), 'up');
  assert.equal(change(money, '9.50', '9.5'), '');
  assert.equal(change(integer, 1, 2), 'down');
  assert.equal(change(choice, 'D', 'A'), 'changed');
  assert.equal(change(integer, null, 5), '');
  assert.equal(change(integer, 'สิบ', 5), 'changed');
  assert.equal(change(integer, '๑,๐๐๐', 5), 'up');
});

test('Typed_CanonicalValue_IsWhatAnOfficerWouldType', () => {
  assert.equal(typed({ type: 'date' }, '2018-10-01'), '1/10/2561');
  assert.equal(typed(multi, ['A', 'D']), 'A,D');
});

test('CommonLength_SameBeginnings_CutsAtAWord', () => {
  const names = ['กลุ่มออมทรัพย์เพื่อการผลิตบ้านสันทราย', 'กลุ่มออมทรัพย์เพื่อการผลิตบ้านสันต้นเปา', 'กลุ่มออมทรัพย์เพื่อการผลิตบ้านป่าแดง'];
  const length = commonLength(names);
  assert.ok(length >= 8);
  assert.ok(names.every(name => !/^[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/.test(name.slice(length))));
  assert.equal(commonLength(['กลุ่มหนึ่ง', 'เครือข่ายสอง', 'กองทุนสาม']), 0);
});
