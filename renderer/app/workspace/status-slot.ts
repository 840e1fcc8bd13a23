/** Where in the status bar a list says what is selected in it. */
export const selectionSlotId = 'status-selection';
