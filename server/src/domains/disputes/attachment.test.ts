import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaTypeOf, mostBytes, safeName } from './attachment.ts';

const png = Buffer.from('89504e470d0a1a0a0000', 'hex');

test('a file is what it begins with, whatever it is called', () => {
  assert.equal(mediaTypeOf(png), 'image/png');
  assert.equal(mediaTypeOf(Buffer.from('%PDF-1.7')), 'application/pdf');
  assert.equal(mediaTypeOf(Buffer.from('ffd8ffe0', 'hex')), 'image/jpeg');
  for (const content of ['', '<html>', 'MZ', '\x89PNG', '<svg/>']) {
    assert.throws(() => mediaTypeOf(Buffer.from(content, 'latin1')), {
      code: 'attachment_type_unknown',
    });
  }
});

test('what is larger than two megabytes is refused before anything is looked at', () => {
  const most = 2_097_152;
  assert.equal(mostBytes, most);
  const full = Buffer.concat([png, Buffer.alloc(most - png.length)]);
  assert.equal(full.length, most);
  assert.equal(mediaTypeOf(full), 'image/png', 'what is just as large is taken');
  const content = Buffer.concat([full, Buffer.of(0)]);
  assert.throws(() => mediaTypeOf(content), {
    code: 'attachment_too_large',
    details: { mostBytes: most },
  });
});

test('a name leads nowhere, steers nothing, and ends as what it is', () => {
  assert.equal(safeName('../../etc/passwd', 'image/png'), 'passwd.png');
  assert.equal(safeName('C:\\slips\\付款.jpeg', 'image/png'), '付款.png');
  assert.equal(safeName('a\r\nset-cookie: x".exe', 'application/pdf'), 'aset-cookie x.pdf');
  assert.equal(safeName('\u202Egnp.slip', 'image/png'), 'gnp.png');
  assert.equal(safeName('...', 'image/jpeg'), 'file.jpg');
  assert.equal(safeName('x'.repeat(300), 'image/jpeg').length, 100);
});

test('a name fits on a disk beside its number, in whatever script it is written', () => {
  for (const sign of ['é', '字', '𨋢']) {
    const name = safeName(`${sign.repeat(300)}.png`, 'image/png');
    assert.match(name, new RegExp(`^${sign}+\\.png$`, 'u'));
    // ext4 and most other disks of Linux keep names of 255 bytes.
    const bytes = Buffer.byteLength(`5-${name}`);
    assert.ok(bytes > 150 && bytes <= 255, `${bytes} bytes`);
  }
});
