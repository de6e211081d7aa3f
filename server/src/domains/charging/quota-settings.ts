import type { Service } from '#catalog';
import { type SettingValues, setting, wholeNumber } from '#platform/settings';
import { type QuotaRules, quotaRules } from './rating/quota-rules.ts';
import { chargingSettings } from './settings.ts';

const units = wholeNumber(1, Number.MAX_SAFE_INTEGER);
const seconds = wholeNumber(1, 86_400);
const parts = wholeNumber(1, 100);
const { voice, sms, data } = quotaRules;

/** How quotas of each service are sized; the defaults are `quotaRules`. */
export const quotaSettings = {
  voice: {
    secondsAhead: setting(
      'charging_voice_quota_seconds',
      'How many seconds a quota of a call is to last at the pace of the use',
      voice.secondsAhead,
      seconds,
    ),
    firstUnits: setting(
      'charging_voice_quota_first',
      'How many seconds the first quota of a call is, if the network names nothing',
      Number(voice.firstUnits),
      units,
    ),
    leastUnits: setting(
      'charging_voice_quota_least',
      'How many seconds a quota of a call is at least, unless that is more than there is',
      Number(voice.leastUnits),
      units,
    ),
    mostUnits: setting(
      'charging_voice_quota_most',
      'How many seconds a quota of a call is at most',
      Number(voice.mostUnits),
      units,
    ),
    share: setting(
      'charging_voice_quota_share',
      'One part in how many of what a line can afford a quota of a call is at most',
      Number(voice.share),
      parts,
    ),
    leastValiditySeconds: setting(
      'charging_voice_quota_valid_least',
      'For how many seconds a quota of a call is valid at least',
      voice.leastValiditySeconds,
      seconds,
    ),
    mostValiditySeconds: setting(
      'charging_voice_quota_valid_most',
      'For how many seconds a quota of a call is valid at most',
      voice.mostValiditySeconds,
      seconds,
    ),
  },
  sms: {
    secondsAhead: setting(
      'charging_sms_quota_seconds',
      'How many seconds a quota of messages is to last at the pace of the use',
      sms.secondsAhead,
      seconds,
    ),
    firstUnits: setting(
      'charging_sms_quota_first',
      'How many messages the first quota of messages is, if the network names nothing',
      Number(sms.firstUnits),
      units,
    ),
    leastUnits: setting(
      'charging_sms_quota_least',
      'How many messages a quota of messages is at least, unless that is more than there is',
      Number(sms.leastUnits),
      units,
    ),
    mostUnits: setting(
      'charging_sms_quota_most',
      'How many messages a quota of messages is at most',
      Number(sms.mostUnits),
      units,
    ),
    share: setting(
      'charging_sms_quota_share',
      'One part in how many of what a line can afford a quota of messages is at most',
      Number(sms.share),
      parts,
    ),
    leastValiditySeconds: setting(
      'charging_sms_quota_valid_least',
      'For how many seconds a quota of messages is valid at least',
      sms.leastValiditySeconds,
      seconds,
    ),
    mostValiditySeconds: setting(
      'charging_sms_quota_valid_most',
      'For how many seconds a quota of messages is valid at most',
      sms.mostValiditySeconds,
      seconds,
    ),
  },
  data: {
    secondsAhead: setting(
      'charging_data_quota_seconds',
      'How many seconds a quota of data is to last at the pace of the use',
      data.secondsAhead,
      seconds,
    ),
    firstUnits: setting(
      'charging_data_quota_first',
      'How many bytes the first quota of data is, if the network names nothing',
      Number(data.firstUnits),
      units,
    ),
    leastUnits: setting(
      'charging_data_quota_least',
      'How many bytes a quota of data is at least, unless that is more than there is',
      Number(data.leastUnits),
      units,
    ),
    mostUnits: setting(
      'charging_data_quota_most',
      'How many bytes a quota of data is at most',
      Number(data.mostUnits),
      units,
    ),
    share: setting(
      'charging_data_quota_share',
      'One part in how many of what a line can afford a quota of data is at most',
      Number(data.share),
      parts,
    ),
    leastValiditySeconds: setting(
      'charging_data_quota_valid_least',
      'For how many seconds a quota of data is valid at least',
      data.leastValiditySeconds,
      seconds,
    ),
    mostValiditySeconds: setting(
      'charging_data_quota_valid_most',
      'For how many seconds a quota of data is valid at most',
      data.mostValiditySeconds,
      seconds,
    ),
  },
} as const;

/** The rules as they are set. */
export function quotaRulesIn(settings: SettingValues, service: Service): QuotaRules {
  const of = quotaSettings[service];
  return {
    secondsAhead: settings.get(of.secondsAhead),
    firstUnits: BigInt(settings.get(of.firstUnits)),
    leastUnits: BigInt(settings.get(of.leastUnits)),
    mostUnits: BigInt(settings.get(of.mostUnits)),
    mostHoldMinor: BigInt(settings.get(chargingSettings.quotaHoldMinor)),
    share: BigInt(settings.get(of.share)),
    leastValiditySeconds: settings.get(of.leastValiditySeconds),
    mostValiditySeconds: settings.get(of.mostValiditySeconds),
    answerSeconds: settings.get(chargingSettings.answerSeconds),
  };
}
