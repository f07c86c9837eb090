import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut, readBlock } from '../../Features/Entry/grid/clipboard.js';

const grid = (rows, columns) => ({
  view: Array.from({ length: rows }, (_, id) => ({ id })), columns: Array.from({ length: columns }, (_, key) => ({ key })),
});
const at = (top, left, bottom = top, right = left) => ({ top, left, bottom, right });
const spots = laid => laid.cells.map(({ row, column, text }) => `${row.id}:${column.key}=${text}`);

test('ReadBlock_FromExcel_RowsWithoutTheLastLineBreak', () => {
  assert.deepEqual(readBlock('1\t๒\r\n3\t\r\n'), [['1', '๒'], ['3', '']]);
});

test('ReadBlock_QuotedCell_KeepsLineBreakTabAndQuote', () => {
  assert.deepEqual(readBlock('"a\nb"\t"c\td"\n"say ""hi"""\t1'), [['a\nb', 'c\td'], ['say "hi"', '1']]);
});

test('ReadBlock_LoneQuote_IsText', () => {
  assert.deepEqual(readBlock('"3 inch\t5'), [['"3 inch', '5']]);
});

test('LayOut_OneValueOverASelection_FillsIt', () => {
  const { view, columns } = grid(5, 5);
  assert.deepEqual(spots(layOut([['7']], at(1, 1, 2, 2), view, columns)), ['1:1=7', '1:2=7', '2:1=7', '2:2=7']);
});

test('LayOut_BlockOnOneCell_KeepsItsSize', () => {
  const { view, columns } = grid(5, 5);
  assert.deepEqual(spots(layOut([['1', '2'], ['3', '4']], at(0, 3), view, columns)), ['0:3=1', '0:4=2', '1:3=3', '1:4=4']);
});

test('LayOut_PastTheEdge_CountsWhatFellOutside', () => {
  const { view, columns } = grid(2, 2);
  const laid = layOut([['1', '2'], ['3', '4']], at(1, 1), view, columns);
  assert.deepEqual(spots(laid), ['1:1=1']);
  assert.equal(laid.outside, 3);
});

test('LayOut_BlockFitsSelectionTwice_Repeats', () => {
  const { view, columns } = grid(4, 1);
  assert.deepEqual(spots(layOut([['1'], ['2']], at(0, 0, 3, 0), view, columns)), ['0:0=1', '1:0=2', '2:0=1', '3:0=2']);
});
