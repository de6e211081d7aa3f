/** Networks that a SIM of Hong Kong meets, by the codes of ITU-T E.212. */
export const places = {
  'hong-kong': { mcc: '454', mnc: '12' },
  shenzhen: { mcc: '460', mnc: '01' },
  macau: { mcc: '455', mnc: '01' },
  tokyo: { mcc: '440', mnc: '10' },
} as const;

export type Place = keyof typeof places;

export function isPlace(text: string): text is Place {
  return Object.hasOwn(places, text);
}

/** A UserLocation (TS 29.571) in a cell of that network. */
export function locationIn(place: Place): object {
  const plmnId = places[place];
  return {
    nrLocation: {
      tai: { plmnId, tac: '000001' },
      ncgi: { plmnId, nrCellId: '000000010' },
    },
  };
}

/** The name by which IMS knows a visited network (TS 23.003, 13.2). */
export function imsNetworkOf(place: Place): string {
  const { mcc, mnc } = places[place];
  return `ims.mnc${mnc.padStart(3, '0')}.mcc${mcc}.3gppnetwork.org`;
}
