import { crawlTrial } from './crawl/trial.js';

/** Crawls 300,000 locations at 1,000 a page, with 1 % of the requests failing and the reader killed twice. */
const result = await crawlTrial({ total: 300_000, pageSize: 1000, failEvery: 100, kills: [0.3, 0.7] });
const { lost, doubled, faults, kills, peakMb, seconds } = result;
process.stdout.write(
  `lost ${lost}, doubled ${doubled}, faults ${faults}, kills ${kills}, peak ${Math.round(peakMb)} MB, ${Math.round(seconds)} s\n`,
);
process.exitCode = lost === 0 && doubled === 0 && peakMb < 256 ? 0 : 1;
