import { assert } from '#base';

/**
 * The code of RFC 7541, appendix B. It is canonical: a symbol's code follows from how many bits it
 * has and which symbols have as many.
 */
const symbolsOfBits: Readonly<Record<number, readonly number[]>> = {
  5: letters('012aceiost'),
  6: letters(' %-./3456789=A_bdfghlmnpru'),
  7: letters(':BCDEFGHIJKLMNOPQRSTUVWYjkqvwxyz'),
  8: letters('&*,;XZ'),
  10: letters('!"()?'),
  11: letters("'+|"),
  12: letters('#>'),
  13: [0, ...letters('$@[]~')],
  14: letters('^}'),
  15: letters('<`{'),
  19: numbers('92 195 208'),
  20: numbers('128 130 131 162 184 194 224 226'),
  21: numbers('153 161 167 172 176 177 179 209 216 217 227 229 230'),
  22: numbers(`129 132-134 136 146 154 156 160 163 164 169 170 173 178 181 185-187 189 190 196 198
    228 232 233`),
  23: numbers(`1 135 137-141 143 147 149-152 155 157 158 165 166 168 174 175 180 182 183 188 191
    197 231 239`),
  24: numbers('9 142 144 145 148 159 171 206 215 225 236 237'),
  25: numbers('199 207 234 235'),
  26: numbers('192 193 200-202 205 210 213 218 219 238 240 242 243 255'),
  27: numbers('203 204 211 212 214 221-223 241 244-248 250-254'),
  28: numbers('2-8 11 12 14-21 23-31 127 220 249'),
  30: numbers('10 13 22 256'),
};

const endOfText = 256;

function letters(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

/** Some of them as ranges, ends included. */
function numbers(text: string): number[] {
  return text.split(/\s+/).flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/**
 * Steps of four bits: for each place in the tree and each half byte, where one stands then and the
 * symbol that was completed on the way, if any. No code is shorter than five bits, so there is at
 * most one. A place is the number of an inner node; the root is 0.
 */
const next = new Int16Array(256 * 16);
const completed = new Int16Array(256 * 16).fill(-1);
/** Places where a text may end: the rest of its last byte is the beginning of `endOfText`. */
const mayEnd = new Uint8Array(256);
const broken = -1;

function buildTree(): (readonly [zero: number, one: number])[] {
  // Inner nodes count up from 0, leaves are the complement of their symbol.
  const nodes: [number, number][] = [[0, 0]];
  let code = 0;
  let codeBits = 0;
  for (const [bits, symbols] of Object.entries(symbolsOfBits)) {
    for (const symbol of symbols) {
      code *= 2 ** (Number(bits) - codeBits);
      codeBits = Number(bits);
      let at = 0;
      for (let bit = codeBits - 1; bit >= 0; bit -= 1) {
        const side = Math.floor(code / 2 ** bit) % 2;
        const node = nodes[at] as [number, number];
        if (bit === 0) node[side] = ~symbol;
        else if (node[side] === 0) node[side] = nodes.push([0, 0]) - 1;
        at = node[side] as number;
      }
      code += 1;
    }
  }
  assert(code === 2 ** codeBits && nodes.length === 256, 'a code that leaves something out');
  return nodes;
}

function fillSteps(): void {
  const nodes = buildTree();
  for (let at = 0; at < nodes.length; at += 1) {
    for (let half = 0; half < 16; half += 1) {
      const step = at * 16 + half;
      let place = at;
      for (let bit = 3; bit >= 0 && place !== broken; bit -= 1) {
        place = nodes[place]?.[(half >> bit) & 1] ?? broken;
        if (place >= 0) continue;
        if (~place === endOfText) place = broken;
        else {
          completed[step] = ~place;
          place = 0;
        }
      }
      next[step] = place;
    }
  }
  for (let ones = 0, place = 0; ones < 8; ones += 1) {
    mayEnd[place] = 1;
    place = nodes[place]?.[1] ?? 0;
  }
}

fillSteps();

/** Undefined for bytes that no text has. */
export function decodeHuffman(bytes: Buffer): string | undefined {
  // The shortest code has five bits.
  const target = Buffer.allocUnsafe(Math.ceil((bytes.length * 8) / 5));
  let length = 0;
  let place = 0;
  for (const byte of bytes) {
    for (const half of [byte >> 4, byte & 15]) {
      const step = place * 16 + half;
      const symbol = completed[step] as number;
      if (symbol >= 0) {
        target[length] = symbol;
        length += 1;
      }
      place = next[step] as number;
      if (place === broken) return undefined;
    }
  }
  return mayEnd[place] === 1 ? target.toString('latin1', 0, length) : undefined;
}
