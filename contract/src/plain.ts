export type Json = Readonly<Record<string, unknown>>;

/** TypeBox schemas are JSON Schema; this leaves behind what JSON cannot carry. */
export function plain(schema: unknown): Json {
  return JSON.parse(JSON.stringify(schema)) as Json;
}
