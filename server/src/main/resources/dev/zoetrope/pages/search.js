// Finds accounts while one types. Without it the form is sent as any other, and shows the same.
'use strict';

const form = document.querySelector('form[data-search]');
const input = form.querySelector('input[type=search]');
let latest = 0;
let waiting;

async function find() {
    const asked = ++latest;
    const address = form.action + '?' + new URLSearchParams(new FormData(form));
    try {
        const answer = await fetch(address, {credentials: 'same-origin'});
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const found = page.getElementById('people');
        if (found === null || asked !== latest) return;
        const people = document.getElementById('people');
        // The line that tells what was found stays, so that screen readers tell its new text.
        people.querySelector('.found').textContent = found.querySelector('.found').textContent.trim();
        people.querySelector('.people').replaceWith(document.adoptNode(found.querySelector('.people')));
    } catch {
        // The button still sends the form.
    }
}

input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 150);
});
