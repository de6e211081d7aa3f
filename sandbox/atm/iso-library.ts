import { createRequire } from 'node:module';

/** A message by field number; 0 is its type. */
export type Fields = Readonly<Record<number, string>>;

/** The parts of the library `iso_8583` that the acquirer uses; it comes without types. */
type Library = new (
  fields?: Record<number, string>,
) => {
  getBufferMessage(): Buffer | { readonly error: string };
  getIsoJSON(octets: Buffer): Fields | { readonly error: string };
};

const require = createRequire(import.meta.url);

/** Loaded with the first message: it brings three hundred files of another library. */
function library(): Library {
  return require('iso_8583') as Library;
}

/** The message with two octets of length in front. */
export function written(fields: Fields): Buffer {
  const Iso = library();
  const octets = new Iso({ ...fields }).getBufferMessage();
  if (!Buffer.isBuffer(octets)) throw new Error(octets.error);
  return octets;
}

/** The other way round. */
export function read(octets: Buffer): Fields {
  const Iso = library();
  const fields = new Iso().getIsoJSON(octets);
  if ('error' in fields) throw new Error(fields.error);
  return fields;
}
