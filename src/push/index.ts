export { createPublisher } from './publisher.js';
export type {
  Delivered,
  OutOfStep,
  Publisher,
  PublisherOptions,
  PushVersion,
  Via,
} from './types.js';
