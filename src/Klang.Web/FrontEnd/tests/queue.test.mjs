import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Queue } from '../../Features/Entry/grid/queue.js';

const failure = (kind, message = '') => Object.assign(new Error(message), { kind });
const settle = async () => { for (let i = 0; i < 10; i++) await Promise.resolve(); };
let sent, answers, kept, answered, queue;

/** A queue whose server answers from `answers`: an Error to reject with, otherwise the answer. */
function makeQueue() {
  sent = [];
  answers = [];
  kept = [];
  answered = [];
  return new Queue({
    send: batch => {
      sent.push(structuredClone(batch));
      const answer = answers.shift() ?? { rows: [] };
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    version: () => 3,
    keep: box => kept.push(structuredClone(box)),
    onState: () => {},
    onAnswer: (answer, batch) => answered.push(batch),
  });
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
  queue = makeQueue();
});

const wait = async ms => { mock.timers.tick(ms); await settle(); };

test('Put_SeveralCells_GoInOneBatchAfterAPause', async () => {
  queue.put('a', 'x', '1');
  queue.put('a', 'y', null);
  queue.put('b', 'x', { na: true });
  await wait(699);
  assert.equal(sent.length, 0);
  await wait(1);
  assert.deepEqual(sent[0].rows, [
    { id: 'a', version: 3, cells: { x: '1', y: null } },
    { id: 'b', version: 3, cells: { x: { na: true } } }]);
  assert.equal(queue.state, 'idle');
  assert.equal(kept.at(-1), null);
});

test('Flush_NetworkFails_SameBatchAndKeyGoAgain', async () => {
  answers = [failure('network'), failure('network')];
  queue.put('a', 'x', '1');
  await wait(700);
  assert.equal(queue.state, 'network');
  queue.put('a', 'y', '2');
  await wait(3000);
  await wait(3000);
  await wait(0);
  assert.equal(sent.length, 4);
  assert.deepEqual(sent[1], sent[0]);
  assert.deepEqual(sent[2], sent[0]);
  assert.notEqual(sent[3].key, sent[0].key);
  assert.deepEqual(sent[3].rows[0].cells, { y: '2' });
});

test('Acknowledge_CellEditedMeanwhile_LaterValueStaysAndGoesNext', async () => {
  queue.put('a', 'x', '1');
  mock.timers.tick(700);
  queue.put('a', 'x', '2');
  assert.deepEqual(queue.find('a', 'x'), { entry: '2', phase: 'waiting' });
  await settle();
  await wait(700);
  assert.deepEqual(sent.map(batch => batch.rows[0].cells.x), ['1', '2']);
});

test('Flush_ManyCells_NoBatchOver200AndOneAtATime', async () => {
  for (let i = 0; i < 450; i++) queue.put(`row${i % 9}`, `f${i}`, String(i));
  await wait(700);
  await wait(0);
  await wait(0);
  const sizes = sent.map(batch => batch.rows.reduce((sum, row) => sum + Object.keys(row.cells).length, 0));
  assert.deepEqual(sizes, [200, 200, 50]);
});

test('Confirm_WithCells_ConfirmGoesWithTheRowsLastCells', async () => {
  queue.confirm('a');
  queue.put('a', 'x', '1');
  assert.equal(queue.confirming('a'), true);
  await wait(700);
  assert.deepEqual(sent[0].rows, [{ id: 'a', version: 3, cells: { x: '1' }, confirm: true }]);
  assert.equal(queue.confirming('a'), false);
});

test('Failed_Refused_CellsWaitUnderANewKeyAndMessageIsKept', async () => {
  answers = [failure('refused', 'the round is closed')];
  queue.put('a', 'x', '1');
  await wait(700);
  assert.equal(queue.state, 'refused');
  assert.equal(queue.message, 'the round is closed');
  await wait(60000);
  assert.equal(sent.length, 1);
  queue.flush();
  await settle();
  assert.notEqual(sent[1].key, sent[0].key);
  assert.deepEqual(sent[1].rows, sent[0].rows);
});

test('Failed_SignedOut_WaitsForTheOfficer', async () => {
  answers = [failure('signedOut')];
  queue.put('a', 'x', '1');
  await wait(700);
  await wait(60000);
  assert.equal(queue.state, 'signedOut');
  assert.equal(sent.length, 1);
  queue.flush();
  await settle();
  assert.equal(queue.state, 'idle');
  assert.equal(sent[1].key, sent[0].key);
});

test('Restore_InterruptedBatch_GoesFirstUnderItsOldKey', async () => {
  answers = [failure('network')];
  queue.put('a', 'x', '1');
  await wait(700);
  queue.put('a', 'x', '2');
  await settle();
  const box = kept.at(-1);
  const first = sent[0];
  queue = makeQueue();
  queue.restore([box]);
  await wait(700);
  await wait(0);
  assert.deepEqual(sent[0], first);
  assert.equal(sent[1].rows[0].cells.x, '2');
});

test('Discard_Waiting_NothingLeft', async () => {
  answers = [failure('refused')];
  queue.put('a', 'x', '1');
  await wait(700);
  queue.discard();
  await settle();
  assert.equal(queue.count, 0);
  assert.equal(queue.state, 'idle');
  assert.equal(kept.at(-1), null);
});
