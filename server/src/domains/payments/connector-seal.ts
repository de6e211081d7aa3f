/** What a connector's settings are sealed for. */
export const connectorSeal = 'payments.connector.settings';
