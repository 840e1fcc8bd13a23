/* Checks of account and VAT numbers, written apart from the code that makes them. */

const ibanLengths: Readonly<Record<string, number>> = { NL: 18, BE: 16, DE: 22 };

function asNumber(text: string): bigint {
  return BigInt([...text].map((character) => Number.parseInt(character, 36)).join(''));
}

export function isIban(iban: string): boolean {
  return (
    iban.length === ibanLengths[iban.slice(0, 2)] && asNumber(iban.slice(4) + iban.slice(0, 4)) % 97n === 1n
  );
}

export function isDutchVat(number: string): boolean {
  if (!/^NL\d{9}B\d{2}$/.test(number)) return false;
  if (asNumber(number) % 97n === 1n) return true;
  const digits = [...number.slice(2, 11)].map(Number);
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  return weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11 === 0;
}

export function isBelgianVat(number: string): boolean {
  return /^BE[01]\d{9}$/.test(number) && 97 - (Number(number.slice(2, 10)) % 97) === Number(number.slice(10));
}

export function isGermanVat(number: string): boolean {
  if (!/^DE\d{9}$/.test(number)) return false;
  let rest = 10;
  for (const digit of number.slice(2, 10)) {
    let sum = (rest + Number(digit)) % 10;
    if (sum === 0) sum = 10;
    rest = (sum * 2) % 11;
  }
  return (rest + Number(number.slice(10))) % 10 === 1;
}
