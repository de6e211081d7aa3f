import type { Language } from '../../kit/language.ts';

export interface PageWords {
  brand: string;
  title: string;
  footer: string;
  noLines: string;
  where: string;
  places: Record<'hong-kong' | 'shenzhen' | 'macau' | 'tokyo', string>;
  startData: string;
  call: string;
  message: string;
  use: string;
  talk: string;
  minutes: string;
  end: string;
  granted: string;
  used: string;
  services: Record<'data' | 'voice' | 'sms', string>;
  states: Record<'active' | 'free' | 'blocked' | 'redirected' | 'restricted' | 'ended', string>;
  lastUnits: string;
  openPage: string;
  slowed: string;
}

export const pageWords: Record<Language, PageWords> = {
  'zh-Hant': {
    brand: '沙盒核心網絡',
    title: '電話在哪裏，做甚麼',
    footer: '這是示範用的核心網絡，沒有真的通話、短訊或數據。',
    noLines: '暫時未有電話。',
    where: '所在地',
    places: { 'hong-kong': '香港', shenzhen: '深圳', macau: '澳門', tokyo: '東京' },
    startData: '開啟數據',
    call: '致電',
    message: '發短訊至',
    use: '使用',
    talk: '通話',
    minutes: '分鐘',
    end: '結束',
    granted: '已批出',
    used: '已用',
    services: { data: '數據', voice: '通話', sms: '短訊' },
    states: {
      active: '使用中',
      free: '免費',
      blocked: '已停止',
      redirected: '轉往增值頁',
      restricted: '受限制',
      ended: '已結束',
    },
    lastUnits: '最後一批',
    openPage: '打開增值頁',
    slowed: '減速至',
  },
  'zh-Hans': {
    brand: '沙盒核心网络',
    title: '电话在哪里，做什么',
    footer: '这是演示用的核心网络，没有真的通话、短信或流量。',
    noLines: '暂时没有电话。',
    where: '所在地',
    places: { 'hong-kong': '香港', shenzhen: '深圳', macau: '澳门', tokyo: '东京' },
    startData: '打开流量',
    call: '拨打',
    message: '发短信至',
    use: '使用',
    talk: '通话',
    minutes: '分钟',
    end: '结束',
    granted: '已批出',
    used: '已用',
    services: { data: '流量', voice: '通话', sms: '短信' },
    states: {
      active: '使用中',
      free: '免费',
      blocked: '已停止',
      redirected: '转到充值页',
      restricted: '受限制',
      ended: '已结束',
    },
    lastUnits: '最后一批',
    openPage: '打开充值页',
    slowed: '降速至',
  },
  en: {
    brand: 'Sandbox core network',
    title: 'Where the phones are, and what they do',
    footer: 'This is a core network for the demo. Nobody is really called and nothing is sent.',
    noLines: 'No phones yet.',
    where: 'Where',
    places: { 'hong-kong': 'Hong Kong', shenzhen: 'Shenzhen', macau: 'Macau', tokyo: 'Tokyo' },
    startData: 'Switch data on',
    call: 'Call',
    message: 'Text',
    use: 'Use',
    talk: 'Talk for',
    minutes: 'min',
    end: 'End',
    granted: 'granted',
    used: 'used',
    services: { data: 'Data', voice: 'Call', sms: 'Text' },
    states: {
      active: 'going on',
      free: 'free',
      blocked: 'stopped',
      redirected: 'sent to the top-up page',
      restricted: 'restricted',
      ended: 'ended',
    },
    lastUnits: 'the last units',
    openPage: 'Open the top-up page',
    slowed: 'slowed to',
  },
};
