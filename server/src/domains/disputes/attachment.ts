import { createHash } from 'node:crypto';
import type { InstantMs } from '#base';
import type { AttachmentId } from './appeal.ts';
import { refuse } from './refusals.ts';

export type MediaType = 'image/jpeg' | 'image/png' | 'application/pdf';

/** A photograph of a slip, or a statement of a bank. */
export interface Attachment {
  readonly id: AttachmentId;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  /** SHA-256, in hex. */
  readonly digest: string;
  readonly addedAt: InstantMs;
}

export const mostBytes = 2 * 1024 * 1024;
const mostNameCharacters = 100;
/** Disks keep 255 bytes; in a pack a number of the file stands before its name. */
const mostNameBytes = 240;

/** How files of a type begin; what somebody calls them proves nothing. */
const beginnings: readonly (readonly [MediaType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

const extensions: Readonly<Record<MediaType, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'application/pdf': '.pdf',
};

/**
 * What kind of file it is, by how it begins. Refuses with `attachment_too_large` and
 * `attachment_type_unknown`.
 */
export function mediaTypeOf(content: Buffer): MediaType {
  if (content.length > mostBytes) throw refuse.attachment_too_large({ mostBytes });
  const found = beginnings.find(([, bytes]) => bytes.every((byte, at) => content[at] === byte));
  if (!found) throw refuse.attachment_type_unknown();
  return found[0];
}

/**
 * A name that is safe in a header, on any disk and in an archive: no folders, no signs that steer,
 * and the ending of what it really is.
 */
export function safeName(given: string, mediaType: MediaType): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const ending = extensions[mediaType];
  const stem = last
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/[^\p{L}\p{N} ._()-]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const kept = cut(stem, ending.length);
  return `${kept === '' ? 'file' : kept}${ending}`;
}

/** As many whole characters as have room beside an ending. */
function cut(stem: string, ending: number): string {
  const characters = Array.from(stem).slice(0, mostNameCharacters - ending);
  while (Buffer.byteLength(characters.join('')) > mostNameBytes - ending) characters.pop();
  return characters.join('');
}

export function digestOf(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}
