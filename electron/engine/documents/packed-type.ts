/** What a ZIP file is by what it holds, without unpacking anything. */
export type ZipType = 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ods' | 'odp' | 'zip';

/** What a compound file is by the streams that it holds. */
export type CompoundType = 'doc' | 'xls' | 'ppt' | 'msg' | 'unknown';

/** Names are looked through up to so many; those that tell stand near the front. */
const mostNames = 4096;

/** Office Open XML by the part that its main content stands in (ECMA-376 part 1, 11.3, 12.3, 13.3, as every writer names it). */
const openXmlParts: readonly (readonly [RegExp, ZipType])[] = [
  [/^word\/document\d*\.xml$/, 'docx'],
  [/^xl\/workbook\.(?:xml|bin)$/, 'xlsx'],
  [/^ppt\/presentation\.xml$/, 'pptx'],
];

const openDocumentTypes: Readonly<Record<string, ZipType>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};

/** Tells an office file from another ZIP by its names alone; `zip` where these cannot be read. */
export function typeOfZip(bytes: Buffer): ZipType {
  const openDocument = openDocumentTypes[firstStoredText(bytes)];
  if (openDocument !== undefined) return openDocument;
  for (const name of namesInZip(bytes)) {
    const found = openXmlParts.find(([pattern]) => pattern.test(name));
    if (found !== undefined) return found[1];
  }
  return 'zip';
}

const localHeaderBytes = 30;
/** OpenDocument 1.3 part 2, section 3.3: the first file is `mimetype`, stored as it is. */
const mimetypeName = 'mimetype';
const longestMimetype = 100;

function firstStoredText(bytes: Buffer): string {
  if (bytes.length < localHeaderBytes) return '';
  const isStored = bytes.readUInt16LE(8) === 0;
  const length = bytes.readUInt32LE(18);
  const nameLength = bytes.readUInt16LE(26);
  const start = localHeaderBytes + nameLength + bytes.readUInt16LE(28);
  const name = bytes.toString('latin1', localHeaderBytes, localHeaderBytes + nameLength);
  if (!isStored || name !== mimetypeName || length > longestMimetype) return '';
  return bytes.toString('latin1', start, start + length).trim();
}

const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1');
const directoryEntry = 0x02014b50;
const directoryEntryBytes = 46;
/** APPNOTE.TXT 4.3.16: the end record is 22 bytes, and a comment of at most 65,535 behind it. */
const endRecordBytes = 22;
const longestComment = 0xffff;

/** The names in the central directory (APPNOTE.TXT 4.3.12); none where it is not where the file says. */
function* namesInZip(bytes: Buffer): Generator<string> {
  const tail = Math.max(0, bytes.length - endRecordBytes - longestComment);
  const end = bytes.lastIndexOf(endOfDirectory);
  if (end < tail || end + endRecordBytes > bytes.length) return;
  let at = bytes.readUInt32LE(end + 16);
  for (let seen = 0; seen < mostNames && at + directoryEntryBytes <= end; seen++) {
    if (bytes.readUInt32LE(at) !== directoryEntry) return;
    const nameLength = bytes.readUInt16LE(at + 28);
    yield bytes.toString('latin1', at + directoryEntryBytes, at + directoryEntryBytes + nameLength);
    at += directoryEntryBytes + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

/** Streams that only one program writes, by name ([MS-DOC] 2.1, [MS-XLS] 2.1.2, [MS-PPT] 2.1, [MS-OXMSG] 2.4). */
const compoundStreams: Readonly<Record<string, CompoundType>> = {
  WordDocument: 'doc',
  Workbook: 'xls',
  Book: 'xls',
  'PowerPoint Document': 'ppt',
  '__properties_version1.0': 'msg',
};

const headerBytes = 512;
const compoundEntryBytes = 128;
/** [MS-CFB] 2.2: the header holds the places of so many sectors of the allocation table. */
const tablesInHeader = 109;
/** Sectors of the directory looked through: those that tell are among the first entries. */
const mostDirectorySectors = 64;
const lastRegularSector = 0xfffffffa;

/** Tells what a compound file ([MS-CFB]) is by the names in its directory; `unknown` where these cannot be read. */
export function typeOfCompound(bytes: Buffer): CompoundType {
  for (const name of namesInCompound(bytes)) {
    const type = compoundStreams[name];
    if (type !== undefined) return type;
  }
  return 'unknown';
}

function* namesInCompound(bytes: Buffer): Generator<string> {
  if (bytes.length < headerBytes) return;
  const shift = bytes.readUInt16LE(30);
  // [MS-CFB] 2.2: 512 bytes a sector in version 3, 4,096 in version 4.
  if (shift !== 9 && shift !== 12) return;
  const sectorBytes = 2 ** shift;
  const startOf = (sector: number) => (sector + 1) * sectorBytes;
  const isThere = (sector: number) =>
    sector <= lastRegularSector && startOf(sector) + sectorBytes <= bytes.length;
  let sector = bytes.readUInt32LE(48);
  for (let seen = 0; seen < mostDirectorySectors && isThere(sector); seen++) {
    for (let at = startOf(sector); at < startOf(sector) + sectorBytes; at += compoundEntryBytes) {
      const nameBytes = Math.min(64, bytes.readUInt16LE(at + 64));
      if (nameBytes > 2) yield bytes.toString('utf16le', at, at + nameBytes - 2);
    }
    const entriesPerTable = sectorBytes / 4;
    const place = Math.floor(sector / entriesPerTable);
    if (place >= tablesInHeader) return;
    const table = bytes.readUInt32LE(76 + 4 * place);
    if (!isThere(table)) return;
    sector = bytes.readUInt32LE(startOf(table) + 4 * (sector % entriesPerTable));
  }
}
