import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Queue } from '../../Features/Entry/grid/queue.js';

const failure = (kind, message = '') => Object.assign(new Error(message), { kind });
const settle = async () => { for (let i = 0; i < 10; i++) await Promise.resolve(); };
let sent, answers, kept, answered, queue, rows;

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
    version: id => rows.get(id) ?? 3,
    keep: box => kept.push(structuredClone(box)),
    onState: () => {},
    onAnswer: (answer, batch) => answered.push(batch),
  });
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  rows = new Map();
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
  await wait(5000);
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
  await wait(2000);
  assert.deepEqual(sent.map(batch => batch.rows[0].cells.x), ['1', '2']);
});

const sizes = () => sent.map(batch => batch.rows.reduce((sum, row) => sum + Object.keys(row.cells).length, 0));

test('Flush_BigPaste_GoesInLargeBatchesOneAtATime', async () => {
  for (let i = 0; i < 4500; i++) queue.put(`row${i % 9}`, `f${i}`, String(i));
  await wait(700);
  for (let i = 0; i < 5; i++) await wait(0);
  assert.deepEqual(sizes(), [2000, 2000, 500]);
  assert.equal(sizes().reduce((a, b) => a + b), 4500);
  assert.equal(queue.count, 0);
});

test('Put_BurstOf200Edits_AtMostTenRequestsHoweverSlowItIsTyped', async () => {
  for (const gap of [20, 150, 240]) {
    sent.length = 0;
    for (let i = 0; i < 200; i++) {
      queue.put(`row${i}`, 'x', String(i));
      await wait(gap);
    }
    await wait(20000);
    assert.equal(sizes().reduce((a, b) => a + b), 200);
    assert.ok(sent.length <= 10, `${sent.length} requests at ${gap} ms`);
  }
});

test('Put_EditsThatNeverPause_AreStillSent', async () => {
  for (let i = 0; i < 120; i++) {
    queue.put('a', `f${i}`, '1');
    await wait(100);
  }
  assert.ok(sent.length >= 1);
});

test('Put_RowChangesBeforeItIsSent_GoesWithTheVersionTheOfficerSaw', async () => {
  queue.put('a', 'x', '1');
  rows.set('a', 7);
  await wait(700);
  assert.equal(sent[0].rows[0].version, 3);
});

test('Put_CellsTypedOverDifferentVersions_GoInDifferentBatches', async () => {
  queue.put('a', 'x', '1');
  rows.set('a', 7);
  queue.put('a', 'y', '2');
  await wait(700);
  await wait(5000);
  assert.deepEqual(sent.map(batch => batch.rows), [[{ id: 'a', version: 3, cells: { x: '1' } }], [{ id: 'a', version: 7, cells: { y: '2' } }]]);
});

test('Acknowledge_OwnCellTypedAgain_StandsOnItsOwnVersion_OthersKeepTheirs', async () => {
  answers = [{ rows: [{ id: 'a', version: 9 }] }];
  queue.put('a', 'x', '1');
  mock.timers.tick(700);
  queue.put('a', 'x', '2');
  queue.put('a', 'y', '5');
  await settle();
  await wait(5000);
  await wait(5000);
  assert.deepEqual(sent.slice(1).map(batch => batch.rows[0]), [{ id: 'a', version: 9, cells: { x: '2' } }, { id: 'a', version: 3, cells: { y: '5' } }]);
});

test('Restore_WaitingCells_KeepTheVersionTheyWereTypedOver', async () => {
  answers = [failure('network')];
  queue.put('a', 'x', '1');
  queue.put('b', 'x', '1');
  await settle();
  const box = kept.at(-1);
  queue = makeQueue();
  rows.set('a', 8);
  queue.restore([box]);
  await wait(700);
  assert.deepEqual(sent[0].rows.map(row => row.version), [3, 3]);
});

test('Discard_OneCellOfAFailedBatch_TheOthersGoUnderANewKey', async () => {
  answers = [failure('network')];
  queue.put('a', 'x', '1');
  queue.put('a', 'y', '2');
  await wait(700);
  queue.discard('a', 'x');
  await wait(3000);
  assert.deepEqual(sent[1].rows[0].cells, { y: '2' });
  assert.notEqual(sent[1].key, sent[0].key);
  assert.equal(queue.state, 'idle');
});

test('Find_WhileTheNetworkIsGone_SaysSo', async () => {
  answers = [failure('network')];
  queue.put('a', 'x', '1');
  await wait(700);
  assert.deepEqual(queue.find('a', 'x'), { entry: '1', phase: 'offline' });
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
  mock.timers.reset();      // the browser was killed
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  queue = makeQueue();
  queue.restore([box]);
  await wait(700);
  await wait(5000);
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
