export { chunkWorkers, type ChunkWorkersOptions } from './chunk-workers.js';
export { nodeHost, type NodeHostOptions } from './node-host.js';
export { defaultStorePath, type DefaultStorePathOptions } from './default-store-path.js';
export { tracingChannelName, TraceError, type TraceMessage } from './trace-message.js';
