export { newSqliteStore, sqliteStore, type SqliteStoreOptions } from './sqlite-store.js';
