/** Where GBK has signs of two octets; 0x7f is none of the second. */
const [leadFrom, leadTo] = [0x81, 0xfe];
const [trailFrom, trailTo] = [0x40, 0xfe];

let known: ReadonlyMap<string, Buffer> | undefined;

/** The platform reads GBK and does not write it: what it reads is turned round, once. */
function readAll(): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder('gbk');
  const signs = new Map<string, Buffer>();
  for (let lead = leadFrom; lead <= leadTo; lead += 1) {
    for (let trail = trailFrom; trail <= trailTo; trail += 1) {
      const octets = Buffer.of(lead, trail);
      const sign = decoder.decode(octets);
      const isOne = Array.from(sign).length === 1 && sign !== '\ufffd';
      if (isOne && !signs.has(sign)) signs.set(sign, octets);
    }
  }
  return signs;
}

/** What GBK has not is a question mark. */
export function gbkOf(signs: readonly string[]): Buffer {
  known ??= readAll();
  const octets = signs.map((sign) =>
    /[\x20-\x7e]/.test(sign) ? Buffer.from(sign, 'latin1') : (known?.get(sign) ?? Buffer.from('?')),
  );
  return Buffer.concat(octets);
}
