const { StatusCode } = require('ocpi-js');
const { v2_2_1 } = require('ocpi-js/2.2.1');
if (StatusCode.success !== 1000 || v2_2_1.version !== '2.2.1')
  throw new Error('require() of the package does not work.');
console.log('consumer: require() from CommonJS works');
