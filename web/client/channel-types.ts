import type { AppRoutes } from '@lowu/contract/app';
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '@lowu/contract/route';

export type Operation = keyof AppRoutes;
export type Answer<Name extends Operation> = AnswerOf<AppRoutes[Name]>;

/** Exactly what an operation of a contract wants: parameters, query and body. */
export type GivenTo<R extends Route> = Part<'params', ParamsOf<R>> &
  Part<'query', QueryOf<R>> &
  Part<'body', BodyOf<R>>;

type Part<Field extends string, Value> = unknown extends Value
  ? unknown
  : { readonly [F in Field]: Value };

type Key<Name extends Operation> = AppRoutes[Name] extends { readonly isKeyed: true }
  ? { readonly key: string }
  : unknown;

/** The same for an operation of the app, with a key where it is keyed. */
export type Given<Name extends Operation> = GivenTo<AppRoutes[Name]> & Key<Name>;

export type Session = Answer<'readSession'>;
export type Line = Answer<'listLines'>['lines'][number];
export type LineState = Line['state'];
export type LineNumber = Line['numbers'][number];
export type Units = Line['units'][number];
export type TopupOptions = Answer<'readTopupOptions'>;
export type Receiver = TopupOptions['receiver'];
export type Tile = TopupOptions['tiles'][number];
export type Quote = Answer<'quoteTopup'>;
export type PaymentMethod = Quote['methods'][number];
export type Topup = Answer<'readTopup'>;
export type TopupState = Topup['state'];
export type TimelineEntry = Topup['timeline'][number];
export type Receipt = Answer<'readReceipt'>;
export type Money = Receipt['paid'];
export type Language = Session['language'];
export type Translations = NonNullable<Receipt['plan']>;
export type Zone = Units['zones'][number];
export type Packs = Answer<'listPacks'>;
export type OutletList = Answer<'listOutlets'>;
export type FoundOutlet = OutletList['outlets'][number];
export type District = OutletList['districts'][number];
export type Rates = Answer<'readRates'>;
export type ZoneRates = Rates['zones'][number];
export type Rate = ZoneRates['rates'][number];
export type Estimate = Answer<'estimateUse'>;
export type EstimateQuestion = QueryOf<AppRoutes['estimateUse']>;
export type Destination = EstimateQuestion['to'];
export type Service = Rate['service'];
export type Usage = Answer<'readUsage'>;
export type UsageDay = Usage['days'][number];
export type UsageCharge = Usage['charges'][number];
export type Mandates = Answer<'listMandates'>;
export type Mandate = Mandates['mandates'][number];
export type ClosingStanding = Answer<'readClosing'>;
export type ErasureStanding = Answer<'readErasure'>;
export type AutoTopup = Answer<'readAutoTopup'>;
export type AutoTopupRule = NonNullable<AutoTopup['rule']>;
export type InboxMessage = Answer<'listMessages'>['messages'][number];
export type MessageSettings = Answer<'readMessageSettings'>;
export type Reminders = Answer<'readReminders'>;
export type Guards = Answer<'readGuards'>;
export type Term = Packs['terms'][number];
export type PackOffer = Packs['offers'][number];
export type PlanOffer = Packs['plans'][number];
export type Appeal = Answer<'readAppeal'>;
export type ListedAppeal = Answer<'listAppeals'>['appeals'][number];
export type Advice = Answer<'adviseAppeal'>;
export type AppealKind = Appeal['kind'];
