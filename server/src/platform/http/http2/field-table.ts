/** One line of a header: its name and its value. */
export interface Field {
  readonly name: string;
  readonly value: string;
  /** Not allowed in HTTP: the message is malformed, and the table goes on. */
  readonly isMalformed: boolean;
}

/** RFC 7541, appendix A, in its order. */
const texts = [
  ':authority||:method|GET|:method|POST|:path|/|:path|/index.html|:scheme|http|:scheme|https',
  ':status|200|:status|204|:status|206|:status|304|:status|400|:status|404|:status|500',
  'accept-charset||accept-encoding|gzip, deflate|accept-language||accept-ranges||accept|',
  'access-control-allow-origin||age||allow||authorization||cache-control||content-disposition|',
  'content-encoding||content-language||content-length||content-location||content-range|',
  'content-type||cookie||date||etag||expect||expires||from||host||if-match||if-modified-since|',
  'if-none-match||if-range||if-unmodified-since||last-modified||link||location||max-forwards|',
  'proxy-authenticate||proxy-authorization||range||referer||refresh||retry-after||server|',
  'set-cookie||strict-transport-security||transfer-encoding||user-agent||vary||via|',
  'www-authenticate|',
];

export const staticFields: readonly Field[] = texts.flatMap((text) => {
  const parts = text.split('|');
  return Array.from({ length: parts.length / 2 }, (_, at) => ({
    name: parts[2 * at] as string,
    value: parts[2 * at + 1] as string,
    isMalformed: false,
  }));
});

/** Of the first with this name. */
export const staticPlaceOf: ReadonlyMap<string, number> = new Map(
  staticFields.map(({ name }, at) => [name, at + 1] as const).toReversed(),
);

/** RFC 7541, 4.1: what a field counts for, in a table and in a list. */
export function sizeOf({ name, value }: Field): number {
  return name.length + value.length + 32;
}

/** The fields that one side of a connection has named so far; the newest comes first. */
export class FieldTable {
  readonly #fields: Field[] = [];
  readonly #greatest: number;
  #size = 0;
  #limit: number;

  constructor(greatest: number) {
    this.#greatest = greatest;
    this.#limit = greatest;
  }

  /** By its place from 1, the static table first; undefined where there is none. */
  at(place: number): Field | undefined {
    return place <= staticFields.length
      ? staticFields[place - 1]
      : this.#fields[place - staticFields.length - 1];
  }

  add(field: Field): void {
    this.#size += sizeOf(field);
    this.#fields.unshift(field);
    this.#shrink();
  }

  /** False for more than the other side was told it may use. */
  setLimit(limit: number): boolean {
    if (limit > this.#greatest) return false;
    this.#limit = limit;
    this.#shrink();
    return true;
  }

  #shrink(): void {
    while (this.#size > this.#limit) this.#size -= sizeOf(this.#fields.pop() as Field);
  }
}
