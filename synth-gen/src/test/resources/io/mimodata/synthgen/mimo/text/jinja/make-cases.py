"""Writes cases.jsonl: what Jinja2 makes of small templates, set up as transformers sets it up.

    pip install jinja2==3.1.6 && python3 make-cases.py > cases.jsonl

A line has a template (or the name of a file in templates/), the name of its context and the text; or, instead of the
text, "error": true where Jinja2 refuses. The first line has the contexts.
"""

import datetime
import itertools
import json
import pathlib

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment

NOW = datetime.datetime(2026, 8, 5, 7, 4, 9)


class Generation(Extension):
    tags = {"generation"}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        return nodes.CallBlock(self.call_method("_body", []), [], [], body).set_lineno(line)

    def _body(self, caller):
        return caller()


def raise_exception(message):
    raise jinja2.exceptions.TemplateError(message)


def tojson(x, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    return json.dumps(x, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)


environment = ImmutableSandboxedEnvironment(
    trim_blocks=True, lstrip_blocks=True, extensions=[Generation, jinja2.ext.loopcontrols]
)
environment.filters["tojson"] = tojson
environment.globals["raise_exception"] = raise_exception
environment.globals["strftime_now"] = lambda form: NOW.strftime(form)

TOOL = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "Tells the\nweather of \"a\" <town>. ",
        "parameters": {
            "type": "object",
            "properties": {
                "town": {"type": "string", "description": "Ort & Straße"},
                "days": {"type": "array", "items": {"type": "integer"}},
                "unit": {"type": ["string", "null"], "enum": ["C", "F", None]},
            },
            "required": ["town"],
        },
    },
}


def turn(role, content, **more):
    return {"role": role, "content": content, **more}


def chat(*messages, **more):
    tokens = {"bos_token": "<s>", "eos_token": "</s>", "add_generation_prompt": True}
    return {"messages": list(messages), **tokens, **more}


CALL = {"id": "abcdefghi", "type": "function", "function": {"name": "weather", "arguments": {"town": "Köln", "days": [1]}}}
TALK = [
    turn("user", "  Hi\n"),
    turn("assistant", "<think>\nhm, \\n\n</think>\n\nHello 😀!"),
    turn("user", "And <\uFDD0|im_end|>\u00a0?\n"),
]
CHATS = {
    "one": chat(turn("user", "What is 2 + 2?")),
    "talk": chat(*TALK, tools=None),
    "system": chat(turn("system", " Be brief.\n"), *TALK),
    "ended": chat(turn("system", ""), *TALK, turn("assistant", "</think>x"), add_generation_prompt=False),
    "no-thinking": chat(*TALK, enable_thinking=False),
    "tools": chat(turn("system", "Use tools."), *TALK, tools=[TOOL]),
    "calls": chat(
        TALK[0],
        turn("assistant", None, tool_calls=[CALL]),
        turn("tool", "{\"c\": 3}"),
        turn("tool", "rain"),
        turn("assistant", "Wet."),
        tools=[TOOL, {"type": "function", "function": {"name": "now", "parameters": {"type": "object"}}}],
    ),
    "parts": chat(turn("user", [{"type": "text", "text": " see "}, {"type": "image"}]), tools=[TOOL], date_string="now"),
    "twice": chat(TALK[0], TALK[0]),
    "nobody": chat(),
}
VALUES = {
    "s": "Hello, World",
    "u": "añ😀ß\u2003",
    "w": " \t a  b\n c \u00a0",
    "e": "",
    "q": "it's \"x\" \\ \n \x01 \x7f é",
    "n": 7,
    "z": 0,
    "f": 2.5,
    "big": 1e22,
    "tiny": 1.5e-7,
    "t": True,
    "none": None,
    "l": [3, 1, 2],
    "words": ["pear", "Apple", "fig", "apple"],
    "mixed": [1, "a", None, True, 2.0, [1], {"k": "v"}],
    "d": {"b": 1, "a": {"x": [1, 2]}, "items": "own", "C": None},
    "rows": [{"n": "x", "v": 2, "ok": True}, {"n": "y", "v": 1, "ok": False}, {"n": "z", "v": 3}],
    "nest": [[1, 2], [3, [4]]],
}

EXPRESSIONS = r"""
s | t | none_there | none | n | f | big | tiny | mixed | d | nest | [] | {} | () | (1,) | (1, 'a') | 1, 2
s.x | none_there.x | none_there['x'] | s['upper'] | d.b | d['b'] | d.items | d['items'] | d.a.x[1] | d.q | d['q'] | d.a['x'][-1]
d.get('b') | d.get('q') | d.get('q', 5) | d.keys()|list | d.values()|list | d.items()|list | d|items|list | d|length
l[0] | l[-1] | l[9] | l[-9] | s[0] | s[-1] | s[99] | u[2] | u[-2] | l.0 | none[0] | l['a'] | n[0] | n.x
l[1:] | l[:-1] | l[::-1] | l[::2] | l[5:] | l[-2:] | l[1:2] | s[1:4] | s[::-1] | s[-5:] | s[:-7] | s[10:2:-3] | u[1:3] | u[::-1] | l[0:99] | l[::0] | s[:none]
1 + 2 | 7 - 10 | 2 * 3.0 | 7 / 2 | 6 / 2 | 7 // 2 | -7 // 2 | 7 % 3 | -7 % 3 | 7 % -3 | 2 ** 10 | 2 ** -1 | 7.5 // 2 | -7.5 % 2 | 1 / 0 | 1 % 0 | -n | +n | - - n | 2 ** 3 ** 2 | -2 ** 2 | 1 + 2 * 3 - 4 | (1 + 2) * 3 | 0.1 + 0.2 | 1e3 | 1.5e300 * 10 | 100000000000000000.0 | 1e16 | 123456789.125 | 1_000 | 0x1f | 1 - 1.0 | true + 1
'a' + 'b' | 'a' + 1 | 1 + 'a' | 'a' ~ 1 ~ none ~ true ~ 1.0 | 'a' ~ none_there ~ 'b' | 'a' + none_there | none_there + 'a' | 'ab' * 3 | 3 * 'ab' | [1] + [2] | [1] * 2 | 'a' * 0 | 'a' - 'b' | 'a' 'b' "c" | none + 'a' | 1 + 2 ~ 3 | 2 * 3 ~ 4
1 == 1.0 | 1 == true | '1' == 1 | 'a' < 'b' | 1 < 2 < 3 | 1 < 3 < 2 | 1 != 2 | 'a' < 1 | none == none | none_there == none_there | none_there == none | [1, 2] == [1, 2.0] | {'a': 1} == {'a': 1} | [1] < [2] | [1, 2] < [1] | 'Z' < 'a' | n >= 7 and f <= 2.5 | not n == 7 | (1, 2) == [1, 2] | s > none_there | l == l[:] | 2 > 1 == 1
'ell' in s | 'x' not in s | 3 in l | '3' in l | 'b' in d | 'q' in d | none in mixed | 1 in none_there | 1 in n | not 1 in l | '' in s | n in [7] and 'a' in 'abc' | 1 in (1, 2) | 1 in 'a' | [1] in nest | none_there in s
t and n | z and n | z or s | none_there or 'x' | e or none or [] | not e | not not n | true and false or 'y' | 1 or 1 / 0 | (1 if z else 2) | 'a' if n else 'b' | 'a' if z | ('a' if z) ~ 'x' | 'a' if z else 'b' if n else 'c' | (1 if z else 2) + 3
s is defined | none_there is defined | none_there is undefined | d.q is defined | d.b is defined | s.x is not defined | none is none | n is none | none is not none | none_there is none | s is string | n is string | none_there is string | d is mapping | l is mapping | s is sequence | d is sequence | n is sequence | s is iterable | n is iterable | none_there is iterable | d is iterable | none is iterable | n is number | f is number | t is number | s is number | n is integer | t is integer | f is float | t is boolean | n is boolean | t is true | n is true | z is false | false is false | n is odd | n is even | n is divisibleby 7 | n is divisibleby(2) | n is eq 7 | n is equalto 8 | n is ne 7 | n is gt 3 | n is lt 3 | n is ge 7 | n is le 6 | n is in [7] | 'H' is in s | none is sameas none | s is lower | 'a' is lower | 'A' is upper | range is callable | s is callable | s is not string or n is number | n is odd and z is even | (n is odd) ~ s | s is nothing | l is sequence and l is not string | n + 1 is even | not n is even | d.a.x is iterable
s|length | u|length | l|length | n|length | none_there|length | d|count | w|trim | w|trim ~ '.' | 'xxaxx'|trim('x') | s|upper | s|lower | 'ß'|upper | 'hello wORLD-foo (bar'|title | 'hELLO'|capitalize | s|replace('l', 'L') | s|replace('l', 'L', 1) | s|replace('', '-') | s|first | s|last | l|first | l|last | []|first | l|sum | rows|sum(attribute='v') | l|min | l|max | words|min | l|sort | l|sort(reverse=true) | words|sort | words|sort(case_sensitive=true) | rows|sort(attribute='v')|map(attribute='n')|join | words|unique|list | l|reverse|list | s|reverse | s|list | l|join | l|join(', ') | mixed|join('|') | rows|join(',', attribute='n') | s|join('.') | d|join(',') | n|join
rows|map(attribute='n')|list | rows|map(attribute='ok', default='no')|list | words|map('upper')|join(' ') | words|map('replace', 'p', 'P')|list | rows|selectattr('ok')|list|length | rows|selectattr('ok', 'defined')|map(attribute='n')|list | rows|rejectattr('ok')|map(attribute='n')|list | rows|selectattr('v', 'gt', 1)|map(attribute='n')|list | rows|selectattr('n', 'equalto', 'y')|first | rows|selectattr('n', 'in', ['x', 'z'])|map(attribute='v')|list | l|select('odd')|list | l|reject('odd')|list | l|select|list | mixed|select('string')|list | l|map('string')|list | l|select('gt', 1)|list | d|dictsort | d|dictsort(reverse=true) | d|dictsort(by='value') | {'b': 2, 'a': 3}|dictsort(false, 'value') | rows|map(attribute='ok')|list
none_there|default('x') | e|default('x') | e|default('x', true) | none|d('x') | none|d('x', true) | none_there|d | n|string ~ 1 | mixed|string | '42'|int + 1 | 'x'|int | 'x'|int(5) | '3.7'|int | f|int | '0x1f'|int(0, 16) | '2.5'|float | 'x'|float | n|float | -5|abs | -5.5|abs | 2.567|round(2) | 2.5|round | 3.5|round | 2.1|round(0, 'ceil') | 7|round | 2.9|round|int | s|safe | 'a\nb\n\nc'|indent | 'a\nb\n\nc'|indent(2, true) | 'a\n\nb'|indent(2, blank=true) | 'a\nb'|indent(width='> ') | s|nothing | s|upper|lower|length | (s ~ 'x')|upper | s ~ 'x'|upper | -1|abs
s|tojson | q|tojson | n|tojson | f|tojson | big|tojson | none|tojson | t|tojson | mixed|tojson | d|tojson | d|tojson(indent=2) | mixed|tojson(indent=4) | []|tojson(indent=2) | {}|tojson(indent=2) | d|tojson(sort_keys=true) | d|tojson(separators=(',', ':')) | u|tojson | u|tojson(ensure_ascii=true) | none_there|tojson | {2: 2, none: 3, true: 4, 1.5: 5}|tojson | '</script>'|tojson | rows|tojson | (1, 2)|tojson | nest|tojson(indent=1) | '\u2028\ufdd0'|tojson | d|tojson(4) | d.items()|list|tojson
s.upper() | s.lower() | s.title() | s.capitalize() | w.strip() | w.lstrip() ~ '.' | w.rstrip() ~ '.' | 'xyax'.strip('xy') | 'xyax'.lstrip('x') | 'xyax'.rstrip('x') | s.split() | w.split() | s.split(',') | s.split('l', 1) | s.split('l')[-1] | e.split() | e.split(',') | s.rsplit('l', 1) | w.split(none, 1) | w.rsplit(none, 1) | s.split('') | 'a,,b'.split(',') | s.startswith('He') | s.startswith(('x', 'H')) | s.endswith('d') | s.endswith('') | s.replace('o', '0') | s.replace('o', '0', 1) | s.find('o') | s.find('z') | s.rfind('o') | s.index('o') | s.index('z') | s.count('l') | 'aaa'.count('aa') | ', '.join(words) | ''.join(l) | s.join('ab') | 'a\nb\r\nc'.splitlines() | 'a\nb'.splitlines(true) | '12'.isdigit() | 'a1'.isalnum() | 'ab'.isalpha() | ' '.isspace() | 'AB'.isupper() | 'ab'.islower() | ''.isdigit() | 'foobar'.removeprefix('foo') | 'foobar'.removesuffix('bar') | 'a=b=c'.partition('=') | 'a=b=c'.rpartition('=') | 'abc'.partition('=') | s.nothing() | s.nothing | s.upper | n.upper() | none.upper() | u.find('ß') | u.upper() | 'ÀÉ'.lower() | 'ΑΣ'.lower() | 'hello wORLD-foo'.title() | 'a b'.split(' ')|length | s.split('</think>')[-1].lstrip('\n')
l.append(4) | d.update({}) | l.index(1) | l.count(3) | l.copy() | d.copy() | d.pop('b') | l.__class__ | s.__class__.__mro__ | d.clear()
range(3)|list | range(1, 4)|list | range(5, 0, -2)|list | range(0)|list | range(3)[1] | range(3)|length | range(9999999) | dict(a=1, b='x') | dict(a=1).a | namespace(a=1).a | namespace(a=1).b | namespace() is defined | raise_exception('no') | strftime_now('%d %b %Y') | strftime_now('%Y-%m-%d %H:%M:%S %A %a %B %j %y %p %I %%') | strftime_now('%-d.%-m. %e') | nothing() | s() | none() | raise_exception is defined | strftime_now is defined | loop is defined
'a\tb\n\x41\u00e9\U0001F600\'\"\\ \q\101' | "it's" | 'say "x"' | 'é😀' | {'a': {'b': 1}}.a.b | {'a': 1, 'b': [1, {'c': 2}]}['b'][1].c | [1, 2,] | {'a': 1,} | {'}}': '%}'} | '{{ x }}' | '{% x %}' | ['it\'s', "q\"", 'b\'"'] | ['\n\t\x01\x7f\xa0é😀'] | [1.0, -0.0, 1e100, 1e-5, 0.0001] | [true, none] | {1: 'a', 'b': none} | 1 if | s | {'a': 1}['b'] | [] + '' | {[]: 1} | [1, 2][true] | 'a' 1
"""

BODIES = r"""
{% if n %}a{% endif %} | {% if z %}a{% else %}b{% endif %} | {% if z %}a{% elif n == 7 %}b{% else %}c{% endif %} | {% if z %}a{% elif z %}b{% elif t %}c{% endif %}
{% for x in l %}{{ x }},{% endfor %} | {% for x in [] %}a{% else %}none{% endfor %} | {% for x in none_there %}a{% else %}none{% endfor %} | {% for x in none %}a{% endfor %} | {% for x in n %}a{% endfor %} | {% for c in u %}[{{ c }}]{% endfor %} | {% for k in d %}{{ k }};{% endfor %} | {% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %} | {% for k, v in d|items %}{{ k }};{% endfor %} | {% for a, b in nest %}{{ a }}-{{ b }};{% endfor %} | {% for a, b in l %}{% endfor %} | {% for (a, b) in nest %}{{ a }}{% endfor %} | {% for x in l if x > 1 %}{{ loop.index }}:{{ x }}{{ '' if loop.last else ',' }}{% endfor %} | {% for x in l if x > 9 %}a{% else %}none{% endfor %} | {% for x in 1, 2 %}{{ x }}{% endfor %}
{% for x in l %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ loop.depth }}{{ loop.depth0 }} {% endfor %} | {% for x in l %}{{ loop.previtem }}<{{ x }}>{{ loop.nextitem }};{% endfor %} | {% for x in l %}{{ loop.previtem is defined }}{{ loop.nextitem is defined }}{% endfor %} | {% for x in l %}{{ loop.cycle('a', 'b') }}{% endfor %} | {% for x in [1, 1, 2] %}{{ loop.changed(x) }}{% endfor %} | {% for x in nest %}{% for y in x %}{{ loop.index }}{{ loop.depth }}{% endfor %}{{ loop.index }};{% endfor %} | {% for x in nest %}{% set outer = loop %}{% for y in x %}{{ outer.index }}.{{ loop.index }} {% endfor %}{% endfor %} | {% for x in l %}{{ loop.nothing }}{% endfor %} | {{ loop }}
{% for x in range(9) %}{% if x == 2 %}{% continue %}{% endif %}{% if x == 5 %}{% break %}{% endif %}{{ x }}{% endfor %} | {% for x in l %}{% for y in l %}{% break %}{% endfor %}{{ x }}{% endfor %} | {% for x in l %}{% break %}{% else %}none{% endfor %} | {% for x in l %}{% continue %}{% else %}none{% endfor %} | {% for x in l %}{% if x == 1 %}{% break %}{% endif %}{% else %}none{% endfor %} | {% break %}
{% set a = 1 %}{{ a }} | {% set a = 1 %}{% set a = a + 1 %}{{ a }} | {% set a, b = 1, 2 %}{{ a }}{{ b }} | {% set a = 1, 2 %}{{ a }} | {% set a %}x{{ n }}y{% endset %}[{{ a }}] | {% set a|upper %}x{% endset %}{{ a }} | {% set a|replace('x', 'y')|upper %}x{% endset %}{{ a }} | {% set a = 1 %}{% for x in l %}{% set a = x %}{{ a }}{% endfor %}{{ a }} | {% for x in l %}{{ a is defined }}{% set a = x %}{{ a }}{% endfor %} | {% set a = 1 %}{% if n %}{% set a = 2 %}{% endif %}{{ a }} | {% if z %}{% set a = 2 %}{% endif %}{{ a is defined }} | {% set s = s ~ '!' %}{{ s }} | {% for x in l %}{% set s = 'in' %}{% endfor %}{{ s }} | {% for x in l %}{% if x == 1 %}{% set s = 'in' %}{% endif %}{{ s }};{% endfor %}{{ s }} | {% set a = 'x' if z else 'y' %}{{ a }} | {% set a.b = 1 %} | {% set d.b = 1 %} | {% set l[0] = 1 %} | {% set 1 = 2 %} | {% for s in l %}{{ s }}{% endfor %}{{ s }} | {% set (a, b) = (1, 2) %}{{ a + b }}
{% set ns = namespace(a=1, b='x') %}{% for x in l %}{% set ns.a = ns.a + x %}{% endfor %}{{ ns.a }}{{ ns.b }} | {% set ns = namespace() %}{% set ns.q = [1] %}{{ ns.q }}{{ ns.r is defined }}{{ ns['q'] }} | {% set ns = namespace({'a': 1}, b=2) %}{{ ns.a + ns.b }} | {% set ns = namespace(a=1) %}{% set ns.a, b = 5, 6 %}{{ ns.a }}{{ b }} | {% set ns = namespace(a=1) %}{% set ns.a %}blk{% endset %}{{ ns.a }}
{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}{{ m(1, 3) }}{{ m(b=4, a=5) }}{{ m() }} | {% macro m() %}{{ s }}{% endmacro %}{{ m() }} | {% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }} | {% macro m(a) %}{{ a }}{% endmacro %}{{ m(c=2) }} | {% macro m(n) %}{{ n }}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(3) }} | {% macro m() %}{% set s = 1 %}{{ s }}{% endmacro %}{{ m() }}{{ s }} | {% macro m(a, b=a) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }} | {% macro m() %} x {% endmacro %}{{ m()|trim }}{{ m() is string }}{{ m()|length }}{{ m is callable }} | {% for x in l %}{% macro m() %}{{ x }}{% endmacro %}{{ m() }}{% endfor %} | {% set a = 1 %}{% macro m() %}{{ a }}{% endmacro %}{% set a = 2 %}{{ m() }} | {% macro m(a) %}({{ caller() }}{{ a }}){% endmacro %}{% call m(1) %}in{{ n }}{% endcall %} | {% macro m() %}{{ m.name }}{% endmacro %}{{ m() }} | {{ m() }}{% macro m() %}x{% endmacro %} | {% macro m(a) %}{{ a is defined }}{% endmacro %}{{ m() }}{{ m(none) }} | {% macro m(a, b) %}{{ a }}{{ b }}{% endmacro %}{{ m(*l[:2]) }}{{ m(**{'a': 1, 'b': 9}) }}
{% filter upper %}a{{ s }}{% endfilter %} | {% filter trim|upper %} a {% endfilter %} | {% with a = 1, b = 2 %}{{ a }}{{ b }}{% endwith %}{{ a is defined }} | {% with %}{% set q = 1 %}{{ q }}{% endwith %}{{ q }} | {% generation %}a{{ n }}{% endgeneration %} | a{# b #}c | a{#- b -#} c | {# {{ x }} #}x | {% raw %}{{ x }}{% y %}{% endraw %} | {% raw -%} a {%- endraw %} b | {% do s %}
{% if n %}a | {% endif %} | {% for x in l %}a | {{ s | {% if %} | {% for %}x{% endfor %} | {{ }} | {{ s s }} | {{ (s }} | {{ s) }} | {% frob %} | {% for x of l %}{% endfor %} | {% if n %}a{% else %}b{% else %}c{% endif %} | {# open | {% raw %}x | {{ 'open }} | {{ s. }} | {{ s[ }} | {{ @ }} | {{ s|1 }} | {{ f(a=1, 2) }} | {% if n %}{% for x in l %}{% endif %}{% endfor %} | {% set x %} | {% macro %}{% endmacro %} | {{ n is odd is even }} | {% elif n %} | { { s } } | {{'a'}}{{'b'}} | {%if n%}a{%endif%} | {{s}}} | {{{'a': 1}}} | {{ {'a': 1} }} | {{ {'a': {'b': 1}}}} | {% include 'x' %} | {% extends 'x' %} | {% import 'x' as y %}
"""

SPACES = ["{}", " {} ", "a {} b", "a\n  {}\n  b", "a  \n\n{}\n\nb", "  {}", "{}\n", "{}\n\n", "a\n\t{}x\n"]
TAGS = ["{%{} set a = 1 {}%}", "{{{} n {}}}", "{#{} c {}#}", "{%{} if n {}%}\n  y\n  {%{} endif {}%}"]


def parts(text):
    """Parts between bars with spaces around them, or on lines of their own."""
    return [part.strip() for part in text.replace("\n", " | ").split(" | ") if part.strip()]


def written(template, context):
    try:
        text = environment.from_string(template).render(**context)
        return {} if " at 0x" in text else {"text": text}
    except Exception as e:  # Also Python's own errors, such as a TypeError.
        return {"error": True}


def line(**parts):
    """Leaves out a case whose text has an address in memory."""
    if "template" in parts and not ("text" in parts or "error" in parts):
        return
    print(json.dumps(parts, ensure_ascii=True, separators=(",", ":")))


def main():
    contexts = {"values": VALUES, **CHATS}
    line(contexts=contexts)
    for part in parts(EXPRESSIONS):
        template = "{{ " + part + " }}"
        line(template=template, context="values", **written(template, VALUES))
    for template in parts(BODIES):
        line(template=template, context="values", **written(template, VALUES))
    for tag, space in itertools.product(TAGS, SPACES):
        for signs in itertools.product(["", "-", "+"], ["", "-", "+"]):
            if tag.startswith("{{") and signs[1] == "+":
                continue
            if tag.count("{}") == 4 and "+" in signs:
                continue
            body = tag.replace("{}", "\0")
            for sign in signs * (body.count("\0") // 2):
                body = body.replace("\0", sign, 1)
            template = space.replace("{}", body)
            line(template=template, context="values", **written(template, VALUES))
    for file in sorted(pathlib.Path(__file__).parent.glob("templates/*.jinja")):
        template = file.read_text(encoding="utf-8")
        for name, context in CHATS.items():
            line(file=file.name, context=name, **written(template, context))


main()
