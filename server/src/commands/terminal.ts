import process from 'node:process';
import { styleText } from 'node:util';

export type Style = 'green' | 'yellow' | 'red' | 'dim' | 'bold' | 'cyan';

/**
 * Colours a text where standard output is a terminal and NO_COLOR is not set; plain everywhere
 * else.
 */
export function paint(
  style: Style,
  text: string,
  stream: NodeJS.WriteStream = process.stdout,
): string {
  return styleText(style, text, { stream, validateStream: true });
}
