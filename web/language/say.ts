type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type Values<Text> = [NamesIn<Text>] extends [never]
  ? []
  : [Readonly<Record<NamesIn<Text>, string>>];

/** Says a text of a catalogue, with exactly the values that its English original names. */
export type SayOf<Catalogue> = <Key extends keyof Catalogue>(
  key: Key,
  ...values: Values<Catalogue[Key]>
) => string;

/** Any language of a catalogue: the same keys with texts of their own. */
export type WordsOf<Catalogue> = { readonly [Key in keyof Catalogue]: string };

export function sayFrom<Catalogue>(words: WordsOf<Catalogue>): SayOf<Catalogue> {
  return (key, ...[values]) =>
    words[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const known: Readonly<Record<string, string>> = values ?? {};
      return known[name] ?? whole;
    });
}
