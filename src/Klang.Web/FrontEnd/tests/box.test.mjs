import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxOf, csvOf, linesOf } from '../../Features/Entry/grid/box.js';
import { findFrom } from '../../Features/Entry/grid/find.js';
import { pointsOf } from '../../Features/Entry/grid/sparkline.js';

const texts = { na: 'ไม่เกี่ยวข้อง', confirmRow: 'ยืนยัน', outboxHead: ['รหัส', 'รายการ', 'ข้อมูล', 'ค่า'] };
const columns = [{ key: 'x', label: 'สมาชิก', type: 'integer' }, { key: 'id', label: 'เลขประจำตัว', type: 'nationalId' }];
const store = conflicts => ({ columns, byId: new Map([['a', { code: 'S1', name: 'กลุ่มหนึ่ง' }]]), openConflicts: () => conflicts ?? [] });
const unsent = {
  sending: { key: 'k', rows: [{ id: 'a', version: 4, cells: { x: '5', id: '1234567890123' } }] },
  waiting: [{ id: 'a', cells: [['x', { na: true }, 4], ['id', '999', 4]], confirm: true }],
};

test('BoxOf_PersonalNumbers_AreNotKeptAndTheirBatchLosesItsKey', () => {
  const box = boxOf(unsent, store());
  assert.equal(JSON.stringify(box).includes('1234567890123'), false);
  assert.equal(JSON.stringify(box).includes('999'), false);
  assert.equal(box.sending, null);
  assert.deepEqual(box.waiting[0], { id: 'a', cells: [['x', '5', 4]], confirm: false });
});

test('BoxOf_NothingUnsent_IsNullUnlessValuesStandAgainstEachOther', () => {
  assert.equal(boxOf(null, store()), null);
  const box = boxOf(null, store([{ id: 'a', field: 'x', mine: '7', theirs: '8' }]));
  assert.deepEqual(linesOf(box, texts).map(line => [line.code, line.label, line.text]), [['S1', 'สมาชิก', '7']]);
});

test('LinesOf_CellTypedAgain_StandsOnceWithTheLaterValue', () => {
  const lines = linesOf(boxOf(unsent, store(), true), texts);
  assert.deepEqual(lines.map(line => [line.label, line.text]), [['สมาชิก', 'ไม่เกี่ยวข้อง'], ['เลขประจำตัว', '•••'], ['ยืนยัน', '']]);
});

test('CsvOf_FormulaAndQuotes_AreDefusedAndNumbersStay', () => {
  const line = text => ({ code: 'S1', name: 'ก', label: 'ข', text });
  const csv = csvOf([line('=1+1'), line('-5'), line('-x'), line('a "b", c')], texts);
  assert.deepEqual(csv.split('\r\n').slice(1, 5).map(row => row.slice('S1,ก,ข,'.length)), ["'=1+1", '-5', "'-x", '"a ""b"", c"']);
  assert.equal(csv[0], '\uFEFF');
});

const sheet = [['1', 'ดำ'], ['1,234', 'แดง'], ['5', 'ดำ']];
const grid = {
  columns: [{ key: '0', label: 'จำนวน' }, { key: '1', label: 'สี' }],
  searchCell: (row, column) => `${row[column.key]} ${row[column.key].replaceAll(',', '')}`,
};

test('FindFrom_NextAndPrevious_GoRoundTheTable', () => {
  const next = (from, step) => findFrom(grid, sheet, from, 'ดำ', step);
  assert.deepEqual(next({ row: 0, column: 0 }), { row: 0, column: 1 });
  assert.deepEqual(next({ row: 0, column: 1 }), { row: 2, column: 1 });
  assert.deepEqual(next({ row: 2, column: 1 }), { row: 0, column: 1 });
  assert.deepEqual(next({ row: 0, column: 1 }, -1), { row: 2, column: 1 });
});

test('FindFrom_ThaiDigitsAndNoCommas_FindTheNumber', () => {
  assert.deepEqual(findFrom(grid, sheet, { row: 0, column: 0 }, '๑๒๓๔'), { row: 1, column: 0 });
});

test('FindFrom_NameOfAColumn_GoesToItInTheSameRow', () => {
  assert.deepEqual(findFrom(grid, sheet, { row: 1, column: 0 }, 'สี'), { row: 1, column: 1 });
  assert.equal(findFrom(grid, sheet, { row: 1, column: 0 }, 'ไม่มี'), null);
});

test('PointsOf_Values_HighestOnTopAndEqualOnesInTheMiddle', () => {
  assert.deepEqual(pointsOf([1, 3, 2]).map(point => point[1]), [40, 4, 22]);
  assert.deepEqual(pointsOf([5, 5]).map(point => point[1]), [22, 22]);
});
