import { Transform } from 'node:stream';
import { type Identity, openAgeFile, openSealedAgeFile, type Recipient } from '#wire/age';

/** Encrypts what runs through it. */
export function sealing(recipient: Recipient): Transform {
  return throughout(openAgeFile(recipient));
}

/** Opens what runs through it, and gives nothing on that was not found genuine. */
export function unsealing(identity: Identity): Transform {
  return throughout(openSealedAgeFile(identity));
}

function throughout(file: { add(piece: Buffer): Buffer; end(): Buffer }): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      try {
        done(null, file.add(piece));
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        done(null, file.end());
      } catch (error) {
        done(error as Error);
      }
    },
  });
}
