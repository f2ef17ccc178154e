/**
 * A change of the flat text as small ProseMirror steps, so that selections, decorations and stored marks map through it.
 * The walk goes along the delta once. A newline that was deleted joins two blocks; the newline that survives says what the
 * joined block is, which is settled when the walk reaches it.
 */
import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { type Attributes, BLOCK_KEY, marksOf, NEWLINE } from '../../../shared/text/block.ts';
import type { BlockShape, FlatCodec } from './codec.ts';
import { blockAt, type PlacedBlock, positionOf, textLengthOf } from './positions.ts';
import { joinedText } from './rendering.ts';
import { stableJson } from './stable.ts';

/** One operation of a `Y.Text` event. */
export interface DeltaOperation {
  insert?: string | object;
  delete?: number;
  retain?: number;
  attributes?: Attributes;
}

/** Whether the text lacked its last newline before and after the change; the document shows a virtual one. */
export interface Openness {
  before: boolean;
  after: boolean;
}

/** Insertions before deletions: so that a block is never emptied away before what replaces it is there. */
function insertionsFirst(delta: readonly DeltaOperation[]): DeltaOperation[] {
  const ordered: DeltaOperation[] = [];
  let deleted = 0;
  const endDeletion = () => {
    if (deleted > 0) ordered.push({ delete: deleted });
    deleted = 0;
  };
  for (const operation of delta) {
    if (operation.delete !== undefined) deleted += operation.delete;
    else {
      if (operation.retain !== undefined) endDeletion();
      ordered.push(operation);
    }
  }
  endDeletion();
  return ordered;
}

/** The change as the document sees it, where a missing last newline has a virtual one in its place. */
function withVirtualNewline(delta: readonly DeltaOperation[], textLength: number, open: Openness): DeltaOperation[] {
  if (open.before === open.after) return [...delta];
  const walked = delta.reduce((sum, { retain, delete: deleted }) => sum + (retain ?? deleted ?? 0), 0);
  const rest = textLength - walked;
  const toEnd: DeltaOperation[] = rest > 0 ? [{ retain: rest }] : [];
  return [...delta, ...toEnd, open.after ? { insert: NEWLINE } : { delete: 1 }];
}

class DeltaWalk {
  private readonly transaction: Transaction;
  private readonly codec: FlatCodec;
  /** Text index in the transaction's document as it is now. */
  private index = 0;
  /** Block of the newline that will close the joined block at hand. */
  private surviving: BlockShape | null = null;
  /** Inline nodes inserted at `index` and not yet in the document. */
  private inserted: Node[] = [];

  constructor(transaction: Transaction, codec: FlatCodec) {
    this.transaction = transaction;
    this.codec = codec;
  }

  along(delta: readonly DeltaOperation[]): void {
    for (const { insert, retain, delete: deleted, attributes } of delta) {
      if (insert !== undefined) this.insert(insert, attributes);
      else {
        this.placeInserted();
        if (retain !== undefined) this.retain(retain, attributes);
        else this.delete(deleted ?? 0);
      }
    }
    this.placeInserted();
    const last = this.here();
    if (this.surviving && last) this.reshape(last.position, this.surviving);
  }

  private here(): PlacedBlock | null {
    return blockAt(this.transaction.doc, this.index);
  }

  private hereOrFail(): PlacedBlock {
    const block = this.here();
    if (!block) throw new Error('the change reaches behind the last newline');
    return block;
  }

  private reshape(position: number, { type, attrs }: BlockShape): void {
    const node = this.transaction.doc.nodeAt(position);
    if (!node || (node.type === type && stableJson(node.attrs) === stableJson(type.create(attrs).attrs))) return;
    this.transaction.setNodeMarkup(position, type, attrs);
  }

  private retain(length: number, attributes: Attributes | undefined): void {
    const changes = Object.entries(attributes ?? {}).filter(([key]) => key !== BLOCK_KEY);
    for (const [key, value] of changes) this.setMark(length, key, value);
    const given = attributes && BLOCK_KEY in attributes ? this.codec.shape(attributes) : null;
    const end = this.index + length;
    while (this.index < end && (this.surviving || given)) {
      const block = this.hereOrFail();
      const behind = block.index + block.node.nodeSize - 1;
      if (behind > end) break;
      const shape = given ?? this.surviving;
      if (shape) this.reshape(block.position, shape);
      this.surviving = null;
      this.index = behind;
    }
    this.index = end;
  }

  /** Takes away what stands for `key` from here on, then sets the new value, if there is one. */
  private setMark(length: number, key: string, value: unknown): void {
    const { doc } = this.transaction;
    const from = positionOf(doc, this.index);
    const to = positionOf(doc, this.index + length);
    const mark = value === null ? null : this.codec.mark(key, value);
    const old = new Set<Mark>();
    doc.nodesBetween(from, to, (node) => {
      for (const each of node.marks) if (this.codec.attribute(each)[0] === key && !mark?.eq(each)) old.add(each);
    });
    for (const each of old) this.transaction.removeMark(from, to, each);
    if (mark) this.transaction.addMark(from, to, mark);
  }

  private delete(length: number): void {
    for (let left = length; left > 0; ) left -= this.deleteSome(left);
  }

  /** Deletes whole blocks, or characters of one block, or one newline. @returns how much of the text that was. */
  private deleteSome(most: number): number {
    const block = this.hereOrFail();
    const size = block.node.content.size;
    const offset = this.index - block.index;
    if (offset === 0 && !this.surviving && most > size) return this.deleteBlocks(block, most);
    const position = block.position + 1 + offset;
    const inside = Math.min(most, size - offset);
    if (inside > 0) {
      this.transaction.step(new ReplaceStep(position, position + inside, Slice.empty));
      return inside;
    }
    const next = this.transaction.doc.child(block.number + 1);
    this.transaction.step(new ReplaceStep(position, position + 2, Slice.empty));
    this.surviving = { type: next.type, attrs: next.attrs };
    return 1;
  }

  private deleteBlocks(first: PlacedBlock, most: number): number {
    const { doc } = this.transaction;
    let end = first.position;
    let deleted = 0;
    for (let number = first.number; number < doc.childCount; number += 1) {
      const size = doc.child(number).nodeSize;
      if (deleted + size - 1 > most) break;
      deleted += size - 1;
      end += size;
    }
    this.transaction.step(new ReplaceStep(first.position, end, Slice.empty));
    return deleted;
  }

  private insert(insert: string | object, attributes: Attributes | undefined): void {
    const [first = '', ...rest] = typeof insert === 'string' ? insert.split(NEWLINE) : [insert];
    this.inserted.push(...this.codec.inline(first, marksOf(attributes)));
    for (const part of rest) {
      this.insertNewline(this.codec.shape(attributes));
      this.inserted.push(...this.codec.inline(part, marksOf(attributes)));
    }
  }

  private placeInserted(): void {
    if (this.inserted.length === 0) return;
    const { position, index } = this.hereOrFail();
    const at = position + 1 + this.index - index;
    const content = Fragment.fromArray(joinedText(this.inserted));
    this.transaction.step(new ReplaceStep(at, at, new Slice(content, 0, 0)));
    this.index += content.size;
    this.inserted = [];
  }

  private insertNewline(shape: BlockShape): void {
    const block = this.here();
    const startsBlock = !block || this.index === block.index;
    if (startsBlock && !this.surviving) this.insertBlock(shape, block?.position ?? this.transaction.doc.content.size);
    else this.split(shape);
  }

  /** A complete block before the one at hand. */
  private insertBlock({ type, attrs }: BlockShape, position: number): void {
    const block = type.create(attrs, joinedText(this.inserted));
    this.inserted = [];
    this.transaction.step(new ReplaceStep(position, position, new Slice(Fragment.from(block), 0, 0)));
    this.index += block.nodeSize - 1;
  }

  /** The inserted newline says what the first half is; the second keeps the old newline, and so its block. */
  private split(first: BlockShape): void {
    this.placeInserted();
    const { node, position, index } = this.hereOrFail();
    const second = this.surviving ?? { type: node.type, attrs: node.attrs };
    const halves = Fragment.from([node.type.create(node.attrs), second.type.create(second.attrs)]);
    const at = position + 1 + this.index - index;
    this.transaction.step(new ReplaceStep(at, at, new Slice(halves, 1, 1)));
    this.reshape(position, first);
    this.surviving = null;
    this.index += 1;
  }
}

/**
 * Adds the steps to `transaction` that bring its document, which shows the text before the change, in line with it.
 * @throws when the document does not fit the change; the caller then rebuilds what differs.
 */
export function applyDelta(
  transaction: Transaction,
  codec: FlatCodec,
  delta: readonly DeltaOperation[],
  open: Openness,
): void {
  const textLength = textLengthOf(transaction.doc) - (open.before ? 1 : 0);
  const whole = insertionsFirst(withVirtualNewline(delta, textLength, open));
  new DeltaWalk(transaction, codec).along(whole);
}
