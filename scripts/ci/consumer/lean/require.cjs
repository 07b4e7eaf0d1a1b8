const { StatusCode } = require('ocpi-js');
const { LocationSchema, v2_2_1 } = require('ocpi-js/2.2.1');
const { read } = require('ocpi-js/read');
const { samples_2_2_1 } = require('ocpi-js/testing');

const { ok } = read(LocationSchema, samples_2_2_1.location({ seed: 1 }));
if (StatusCode.success !== 1000 || v2_2_1.version !== '2.2.1' || !ok)
  throw new Error('require() of the package does not work.');
console.log('ok');
