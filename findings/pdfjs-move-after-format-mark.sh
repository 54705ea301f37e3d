#!/usr/bin/env bash
# pdf.js 5.4.149 loses the move that follows an invisible format character in a TJ array.
# A glyph whose ToUnicode value is such a character (U+200E LEFT-TO-RIGHT MARK) is skipped by getTextContent()
# together with the number after it, so all text after it in the operator is reported at the wrong place,
# and left out where that place is beyond the page. A second number after the first is heeded.
# Seen: a letter drawn at x=300 is reported at x=100; with the number in two parts at x=300.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --ignore-scripts pdfjs-dist@5.4.149 >/dev/null
cat > read.mjs <<'JS'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs';

function pdf(array) {
    const map = '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n'
        + '1 begincodespacerange <00> <FF> endcodespacerange\n'
        + '2 beginbfchar <41> <200E> <42> <0042> endbfchar\nendcmap end end';
    const content = `BT /F 10 Tf 100 700 Td ${array} TJ ET`;
    const objects = [
        '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>',
        '<</Type/Font/Subtype/Type1/BaseFont/Courier/ToUnicode 6 0 R/FirstChar 65/LastChar 66/Widths[0 600]>>',
        `<</Length ${content.length}>>stream\n${content}\nendstream`,
        `<</Length ${map.length}>>stream\n${map}\nendstream`,
    ];
    let text = '%PDF-1.4\n', table = '';
    objects.forEach((body, place) => {
        table += String(text.length).padStart(10, '0') + ' 00000 n \n';
        text += `${place + 1} 0 obj\n${body}\nendobj\n`;
    });
    const start = text.length;
    text += `xref\n0 7\n0000000000 65535 f \n${table}trailer<</Size 7/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
    return Uint8Array.from(Buffer.from(text, 'latin1'));
}

async function place(array) {
    const page = await (await getDocument({data: pdf(array), verbosity: 0}).promise).getPage(1);
    const items = (await page.getTextContent()).items.filter(item => item.str.trim());
    return Math.round(items[0].transform[4]);
}

const one = await place('[<41> -20000 <42>]'), two = await place('[<41> -1 -19999 <42>]');
console.log(`one number: x=${one}, two numbers: x=${two}`);
process.exit(one === 100 && two === 300 ? 0 : 1);
JS
node read.mjs
