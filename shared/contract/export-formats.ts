/** What a list can be written as. Apart from the contract, so that the window's bundle takes no schemas along. */
export const exportFormats = ['xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];
