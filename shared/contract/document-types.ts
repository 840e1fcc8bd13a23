/** What a document's bytes can be told to be, of what the viewer draws. Free of zod: the window goes by it. */
export const shownTypes = ['pdf', 'png', 'jpeg', 'ubl', 'xml', 'html', 'text'] as const;

/** What a document's bytes can be told to be, of what is only saved. */
export const savedTypes = [
  'eml',
  'msg',
  'rtf',
  'doc',
  'docx',
  'odt',
  'xls',
  'xlsx',
  'ods',
  'ppt',
  'pptx',
  'odp',
  'gif',
  'webp',
  'tiff',
  'heic',
  'zip',
  'unknown',
] as const;
