import { describe, expect, it } from 'vitest';
import { LineBuffer } from '../../src/cli/buffered.js';
import { Progress } from '../../src/cli/progress.js';
import { chunksOf, memoryIo } from './io.js';

describe('progress', () => {
  it('is told every two seconds, with the size when that is known', async () => {
    const io = memoryIo();
    let now = 0;
    const progress = new Progress(io.stderr, 30e6, () => now);
    for await (const _ of progress.count(chunksOf(new Uint8Array(30e6), 5e6))) {
      progress.object();
      now += 1000;
    }
    expect(io.err()).toBe(
      'ocpi: 10 MB of 30 MB, 2 objects\nocpi: 20 MB of 30 MB, 4 objects\nocpi: 30 MB of 30 MB, 6 objects\n',
    );
  });

  it('is not told when all is over before', async () => {
    const io = memoryIo();
    const progress = new Progress(io.stderr, undefined, () => 0);
    for await (const _ of progress.count(chunksOf(new Uint8Array(100)))) progress.object();
    expect(io.err()).toBe('');
  });
});

describe('a line buffer', () => {
  it('writes many lines at once and all of them in the end', async () => {
    const io = memoryIo();
    let writes = 0;
    const buffer = new LineBuffer({
      isTTY: false,
      write: async (text) => {
        writes += 1;
        await io.stdout.write(text);
      },
    });
    const lines = Array.from({ length: 10_000 }, (_, index) => `line ${index} of many`);
    for (const line of lines) await buffer.line(line);
    await buffer.flush();
    await buffer.flush();
    expect(io.out()).toBe(`${lines.join('\n')}\n`);
    expect(writes).toBeLessThan(10);
  });
});
