import { run } from './use.mjs';

document.body.dataset.result = await run();
