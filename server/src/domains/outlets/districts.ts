import { assert, type Position, type Words } from '#base';

export const areas = ['island', 'kowloon', 'new_territories', 'shenzhen', 'macau'] as const;
export type Area = (typeof areas)[number];

/** A place that people name when they say where they are. */
export interface District {
  /** Ours: neither Hong Kong's districts nor Macau's parishes have codes that people know. */
  readonly code: string;
  readonly area: Area;
  readonly name: Words;
  /** Where most of its people pass by, not the middle of its ground. */
  readonly middle: Position;
}

export const areaNames: Readonly<Record<Area, Words>> = {
  island: { 'zh-Hant': '港島', 'zh-Hans': '港岛', en: 'HK Island' },
  kowloon: { 'zh-Hant': '九龍', 'zh-Hans': '九龙', en: 'Kowloon' },
  new_territories: { 'zh-Hant': '新界', 'zh-Hans': '新界', en: 'New Territories' },
  shenzhen: { 'zh-Hant': '深圳', 'zh-Hans': '深圳', en: 'Shenzhen' },
  macau: { 'zh-Hant': '澳門', 'zh-Hans': '澳门', en: 'Macau' },
};

/** In the order in which each area's are listed: code, names, and the middle in microdegrees. */
const table: Readonly<Record<Area, string>> = {
  island: `
    CW   中西區   中西区   Central & Western  22284500  114151500
    WC   灣仔     湾仔     Wan Chai           22277700  114172900
    EA   東區     东区     Eastern            22284100  114224000
    SO   南區     南区     Southern           22247400  114158700`,
  kowloon: `
    YT   油尖旺   油尖旺   Yau Tsim Mong      22311700  114170300
    SSP  深水埗   深水埗   Sham Shui Po       22330200  114162200
    KC   九龍城   九龙城   Kowloon City       22328200  114191600
    WTS  黃大仙   黄大仙   Wong Tai Sin       22341800  114193900
    KT   觀塘     观塘     Kwun Tong          22312500  114226200`,
  new_territories: `
    KWT  葵青     葵青     Kwai Tsing         22356800  114127300
    TW   荃灣     荃湾     Tsuen Wan          22373700  114117800
    TM   屯門     屯门     Tuen Mun           22394900  113973100
    YL   元朗     元朗     Yuen Long          22446000  114034900
    NO   北區     北区     North              22501400  114128000
    TP   大埔     大埔     Tai Po             22445000  114170000
    ST   沙田     沙田     Sha Tin            22382200  114188400
    SK   西貢     西贡     Sai Kung           22308000  114259900
    IS   離島     离岛     Islands            22289300  113941200`,
  shenzhen: `
    LH   羅湖     罗湖     Luohu              22533400  114118000
    FT   福田     福田     Futian             22522000  114055000
    NS   南山     南山     Nanshan            22532500  113930500
    YA   鹽田     盐田     Yantian            22556900  114236800
    BA   寶安     宝安     Bao'an             22553000  113883000
    LG   龍崗     龙岗     Longgang           22720900  114247900
    LUA  龍華     龙华     Longhua            22657400  114044600`,
  macau: `
    MP   澳門半島 澳门半岛 Macau Peninsula    22198700  113543900
    TA   氹仔     氹仔     Taipa              22156600  113557600`,
};

function districtOf(area: Area, row: string): District {
  const found = /^(\S+) +(\S+) +(\S+) +(.+?) {2,}(\d+) +(\d+)$/.exec(row);
  assert(found, `a district is badly written: ${row}`);
  const [, code = '', hant = '', hans = '', en = '', latitude, longitude] = found;
  return {
    code,
    area,
    name: { 'zh-Hant': hant, 'zh-Hans': hans, en },
    middle: { latitudeMicro: Number(latitude), longitudeMicro: Number(longitude) },
  };
}

export const districts: readonly District[] = areas.flatMap((area) =>
  table[area]
    .trim()
    .split('\n')
    .map((row) => districtOf(area, row.trim())),
);

export function districtByCode(code: string): District | undefined {
  return districts.find((district) => district.code === code);
}

/** The district that somebody names by its code or in any language; undefined where none is. */
export function districtNamed(text: string): District | undefined {
  const said = spoken(text);
  return districts.find(
    ({ code, name }) =>
      said !== '' && [code, ...Object.values(name)].some((one) => spoken(one) === said),
  );
}

/** Without blanks and signs, and without the word for district that some say and some do not. */
function spoken(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s&'’.,-]|DISTRICT$/g, '');
  return bare.length > 2 ? bare.replace(/[區区]$/, '') : bare;
}
