import { checkWords } from '../../testing/check-words.ts';
import { en } from './en.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

checkWords('the hall', { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans });
