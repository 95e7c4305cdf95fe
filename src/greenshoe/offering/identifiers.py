"""Identifiers with a check digit (ISIN, LEI, CUSIP), tickers, countries and addresses, checked as they are read."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Annotated

from pydantic import AfterValidator, Field
from stdnum import cusip, isin, lei
from stdnum.exceptions import InvalidChecksum, InvalidComponent
from stdnum.exceptions import ValidationError as StdnumError

from greenshoe.offering.codes import COUNTRIES
from greenshoe.offering.fact import mistake
from greenshoe.source.showing import shown

_NOT_COUNTRIES = {"UK": "GB", "EN": "GB", "EL": "GR"}
"""Codes in use that ISO 3166 does not have, and the one meant."""


def _checked(text: str, standard: ModuleType, name: str, length: int) -> str:
    """Return the identifier of *standard* that *text* writes; raise the mistake with what is wrong with it."""
    number = str(standard.compact(text))
    # The package checks the sum of an LEI but not its length.
    if not re.fullmatch(r"[0-9A-Z*@#]+", number):
        reason = "only letters and digits may stand in it"
    elif len(number) != length:
        reason = f"it has {len(number)} characters instead of {length}"
    else:
        try:
            return str(standard.validate(number))
        except InvalidChecksum:
            reason = "the check digit does not fit"
        except InvalidComponent:
            reason = "the country at its start does not exist"
        except StdnumError:
            reason = "its form is wrong"
    raise mistake("identifier", f"{shown(text)} is not {name}: {reason}", "copy it again from its source")


def _isin(text: str) -> str:
    return _checked(text, isin, "an ISIN", 12)


def _lei(text: str) -> str:
    return _checked(text, lei, "an LEI", 20)


def _cusip(text: str) -> str:
    return _checked(text, cusip, "a CUSIP", 9)


def _ticker(text: str) -> str:
    if re.fullmatch(r"[A-Z0-9]{1,8}([ .\-/][A-Z0-9]{1,4}){0,2}", text):
        return text
    alone = text.rpartition(":")[2].strip().upper()
    near = alone if re.fullmatch(r"[A-Z0-9]{1,8}", alone) else "APM"
    raise mistake("ticker", f"{shown(text)} is not a ticker symbol", f"write the symbol alone, in capitals: {near}")


def _jurisdiction(text: str) -> str:
    if re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", text) and text[:2] in COUNTRIES:
        return text
    code = text[:2].upper()
    code = _NOT_COUNTRIES.get(code, code)
    if text in ("EU", "EEA"):
        raise mistake("jurisdiction", f"{shown(text)} is not a country", "name the countries one by one: DE, FR, NL")
    cure = f'write "{code}"' if len(text) == 2 and code in COUNTRIES else "write the ISO 3166 code: US, FR, KY, US-DE"
    raise mistake("jurisdiction", f"{shown(text)} is not a country", cure)


def _email(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(\.[A-Za-z0-9\-]{1,63}){1,4}", text):
        raise mistake("email", f"{shown(text)} is not an e-mail address", "write it as name@example.com")
    return text


def _phone(text: str) -> str:
    if not re.fullmatch(r"\+?[0-9(][0-9 ().\-]{5,24}( ext\.? [0-9]{1,6})?", text):
        cure = 'write it with the country code: "+1 212 555 0100"'
        raise mistake("phone", f"{shown(text)} is not a telephone number", cure)
    return text


def _website(text: str) -> str:
    host = r"[A-Za-z0-9\-]{1,63}(\.[A-Za-z0-9\-]{1,63}){1,4}"
    if len(text) > 200 or not re.fullmatch(rf"(https?://)?{host}(/[\w\-./%?=&#~+]*)?", text):
        raise mistake("website", f"{shown(text)} is not a web address", "write it as www.example.com")
    return text


ISIN = Annotated[str, AfterValidator(_isin), Field(examples=["US0378331005"])]
"""International Securities Identification Number, ISO 6166."""
LEI = Annotated[str, AfterValidator(_lei), Field(examples=["HWUPKR0MPOU8FGXBT394"])]
"""Legal Entity Identifier, ISO 17442."""
CUSIP = Annotated[str, AfterValidator(_cusip), Field(examples=["037833100"])]
"""CUSIP number, ANSI X9.6."""
Ticker = Annotated[str, AfterValidator(_ticker), Field(examples=["APM"])]
"""The symbol of a listed class, without the exchange."""
Jurisdiction = Annotated[str, AfterValidator(_jurisdiction), Field(examples=["US", "US-DE"])]
"""A country or a part of one by its ISO 3166 code."""
Email = Annotated[str, AfterValidator(_email), Field(examples=["name@example.com"])]
"""An e-mail address."""
Phone = Annotated[str, AfterValidator(_phone), Field(examples=["+1 212 555 0100"])]
"""A telephone number, with its country code."""
Website = Annotated[str, AfterValidator(_website), Field(examples=["www.example.com"])]
"""A web address; only http and https, which may be left out."""
