import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { askAhead, killProcesses, startProcess } from '../../src/processes.ts';

const start = (name: string) => startProcess<{ name: string }, string, string>(new URL('./processes-child.ts', import.meta.url), { name });
after(killProcesses);

test('a process answers its tasks, and ends when it is stopped', async () => {
  const child = start('one');
  assert.equal(await child.ask('a'), 'one: a');
  assert.equal(await child.ask('b'), 'one: b');
  await child.stop();
});

test('tasks that wait are answered one after the other, in their order', async () => {
  const child = start('one');
  assert.deepEqual(await Promise.all(['slow', 'a', 'slow', 'b'].map(child.ask)), ['one: slow', 'one: a', 'one: slow', 'one: b']);
  await child.stop();
});

test('asking ahead asks for one more than is waited for, and no answer is lost', async () => {
  const events: string[] = [];
  const ask = async (task: string) => {
    events.push(`asked ${task}`);
    return task.toUpperCase();
  };
  for await (const [task, answer] of askAhead(['a', 'b', 'c'], ask)) events.push(`${task} is ${answer}`);
  assert.deepEqual(events, ['asked a', 'asked b', 'a is A', 'asked c', 'b is B', 'c is C']);
  const failing = async (task: string) => assert.notEqual(task, 'b');
  await assert.rejects(async () => {
    for await (const [task] of askAhead(['a', 'b', 'c', 'd'], failing)) assert.equal(task, 'a');
  });
});

test('an error of a task is the error of the question, and the process answers the next', async () => {
  const child = start('two');
  await assert.rejects(child.ask('throw'), { name: 'RangeError', message: 'task refused' });
  assert.equal(await child.ask('c'), 'two: c');
  await child.stop();
});

test('a process that cannot start says why to its first task', async () => {
  await assert.rejects(start('broken').ask('a'), { name: 'TypeError', message: 'cannot start' });
});

test('a process that ends instead of answering is an error that names it', async () => {
  const child = start('three');
  await assert.rejects(child.ask('die'), /processes-child\.ts ended with exit code 7/);
  await assert.rejects(child.stop(), /ended with exit code 7/);
});
