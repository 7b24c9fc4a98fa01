"""What people write when they ask for space, read field by field with the words it came from."""

from planner.domain.enquiries.fields import FIELD_TITLES, Doubt, EnquiryField, EnquiryReading, Mention
from planner.domain.enquiries.reading import read_enquiry

__all__ = ["FIELD_TITLES", "Doubt", "EnquiryField", "EnquiryReading", "Mention", "read_enquiry"]
