export { auditPromotions } from './audit-promotions.ts';
export { type Benefit, noBenefit, type Part } from './benefit.ts';
export { decidePromotion, type Decision } from './decide-promotion.ts';
export { type CodeOutcome, type Foreseen, foreseeBenefit } from './foresee-benefit.ts';
export { gatherLeases } from './gather-leases.ts';
export { giveBenefits } from './give-benefits.ts';
export { type ListedPromotion, listPromotions } from './list-promotions.ts';
export { lockBenefits, openParts, takeBenefit, type Wanted } from './locked-benefits.ts';
export { openPromotions } from './open-promotions.ts';
export type {
  NewPromotion,
  Promotion,
  PromotionKind,
  PromotionRule,
  PromotionState,
} from './promotion.ts';
export { proposePromotion } from './propose-promotion.ts';
export { proposalOf } from './proposal.ts';
export { readProposal } from './read-proposal.ts';
export { releaseBenefits } from './release-benefits.ts';
export { releaseClosedBenefits } from './release-closed-benefits.ts';
export { returnBenefits } from './return-benefits.ts';
export { promotionSettings } from './settings.ts';
export { standingBenefit } from './standing-benefit.ts';
