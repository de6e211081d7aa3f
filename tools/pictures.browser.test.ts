import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { limitBytes, pictureFolder, pictures, takePictures } from './pictures.ts';

/** Where a PNG keeps its width and its height (PNG specification, 11.2.1). */
function sizeOf(png: Buffer): readonly [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('the pictures of the README can be made anew, as large as they are kept', async () => {
  const taken = await takePictures();
  const kept = readdirSync(pictureFolder).sort();
  assert.deepEqual(kept, [...taken.keys()].map((name) => `${name}.png`).sort());
  for (const [name, bytes] of taken) {
    const file = path.join(pictureFolder, `${name}.png`);
    assert.deepEqual(sizeOf(readFileSync(file)), sizeOf(bytes), name);
    for (const weight of [bytes.length, statSync(file).size]) {
      assert.ok(weight <= limitBytes, `${name} weighs ${weight}, and may weigh ${limitBytes}`);
    }
  }
});

test('the README shows every picture and says what it is of', () => {
  const readme = readFileSync(path.join(import.meta.dirname, '../README.md'), 'utf8');
  for (const { name } of pictures) {
    assert.match(readme, new RegExp(`!\\[[^\\]]{10,}\\]\\(docs/pictures/${name}\\.png\\)`));
  }
});
