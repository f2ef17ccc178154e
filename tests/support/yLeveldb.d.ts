/** As much of `y-leveldb` as the bench calls; its own types are not among what it exports. */
declare module 'y-leveldb' {
  export class LeveldbPersistence {
    constructor(folder: string);
    getYDoc(name: string): Promise<import('yjs').Doc>;
    storeUpdate(name: string, update: Uint8Array): Promise<number>;
  }
}
