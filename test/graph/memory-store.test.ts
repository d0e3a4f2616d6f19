/** The store in memory, held to the contract of stores. */
import { openMemoryStore } from '#graph/memory-store';
import { describeStore } from './store-contract.ts';

describeStore('the store in memory', async () => openMemoryStore());
