/** The parameters of a request or a notice, as they are before any encoding for the wire. */
export type Params = Readonly<Record<string, string>>;

/**
 * The text that RSA2, SHA256withRSA at Alipay, signs: `name=value` joined with `&`, sorted by the
 * names' characters, raw and not encoded. Parameters named in `without` are left out.
 */
export function signedText(params: Params, without: ReadonlySet<string>): string {
  return Object.keys(params)
    .filter((name) => !without.has(name))
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&');
}
