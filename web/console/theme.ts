import { theme, type ThemeConfig } from 'antd';
import { type Colours, dark, fonts, light } from '../kit/tokens.ts';
import { tokensCss } from '../kit/tokens-css.ts';
import type { Language } from '../client/index.ts';

/**
 * Lays the kit's tokens under our own style sheet, which a policy on inline styles does not touch.
 */
export function layTokens(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokensCss());
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

const fontOf: Readonly<Record<Language, string>> = {
  'zh-Hant': fonts.hant,
  'zh-Hans': fonts.hans,
  en: fonts.latin,
};

function coloursOf(colour: Colours): NonNullable<ThemeConfig['token']> {
  return {
    colorPrimary: colour.action,
    colorPrimaryHover: colour.actionPressed,
    colorPrimaryActive: colour.actionPressed,
    colorLink: colour.action,
    colorLinkHover: colour.actionPressed,
    colorLinkActive: colour.actionPressed,
    linkDecoration: 'underline',
    linkHoverDecoration: 'underline',
    linkFocusDecoration: 'underline',
    colorTextLightSolid: colour.onAction,
    colorBgBase: colour.paper,
    colorBgLayout: colour.paper,
    colorBgContainer: colour.surface,
    colorBgElevated: colour.surface,
    colorText: colour.ink,
    colorTextHeading: colour.ink,
    colorTextSecondary: colour.inkSoft,
    colorTextTertiary: colour.inkSoft,
    colorTextDescription: colour.inkSoft,
    colorTextPlaceholder: colour.inkSoft,
    colorBorder: colour.edge,
    colorBorderSecondary: colour.hairline,
    colorSplit: colour.hairline,
    colorWarning: colour.attention,
    colorWarningBg: colour.attentionTint,
    colorWarningBorder: colour.attentionEdge,
    colorInfo: colour.action,
    colorInfoBg: colour.actionTint,
    colorInfoBorder: colour.action,
    colorError: colour.loss,
    colorErrorText: colour.loss,
    colorErrorBg: colour.lossTint,
    colorErrorBorder: colour.loss,
  };
}

/**
 * The library in the kit's colours, type and calm, so that the console and the app are one family.
 */
export function themeFor(language: Language, isDark: boolean): ThemeConfig {
  const colour = isDark ? dark : light;
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...coloursOf(colour),
      fontFamily: fontOf[language],
      fontSize: 15,
      borderRadius: 8,
      controlHeight: 44,
      motionDurationFast: '0.1s',
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.15s',
      boxShadow: 'none',
      boxShadowTertiary: 'none',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none' },
      Table: {
        headerBg: 'transparent',
        headerColor: colour.inkSoft,
        headerSplitColor: 'transparent',
        rowHoverBg: colour.actionTint,
        cellPaddingBlock: 12,
      },
      Descriptions: { labelColor: colour.inkSoft },
    },
  };
}
